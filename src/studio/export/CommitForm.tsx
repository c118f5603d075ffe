import { useState } from 'react'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { commitFiles } from './commit.ts'

const NEW_BRANCH = '\u0000new'
/** What tools cut a subject at. Characters. */
const SUBJECT = 72

/** Branch and message of a commit. Problems never stop it; how many are left is said beside the buttons. */
export function CommitForm({
  paths,
  words,
  problemsLeft,
  onSave,
  onDone,
}: {
  paths: readonly string[]
  /** What changed, a sentence each. */
  words: readonly string[]
  problemsLeft: string
  onSave: () => void
  onDone: () => void
}) {
  const repo = useWorkspace((state) => state.repo)
  const [branch, setBranch] = useState(repo?.branch ?? NEW_BRANCH)
  const [newBranch, setNewBranch] = useState('')
  const [message, setMessage] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!repo) return null
  const subject = message.split('\n', 1)[0]?.length ?? 0
  const create = branch === NEW_BRANCH
  const name = create ? newBranch.trim() : branch
  const commit = async () => {
    setBusy(true)
    const sentence = await commitFiles({ paths, branch: { name, create }, message })
    setBusy(false)
    setTrouble(sentence)
    if (sentence === null) onDone()
  }
  const branches = [...new Set([...(repo.branch === null ? [] : [repo.branch]), ...repo.branches])]
  return (
    <div className="commit">
      <div className="commit-branch">
        <label htmlFor="commit-branch">Branch</label>
        <Select
          id="commit-branch"
          label="Branch"
          mono
          value={branch}
          options={[
            ...branches.map((each) => ({ value: each, label: each })),
            { value: NEW_BRANCH, label: 'New branch…' },
          ]}
          onChange={setBranch}
        />
        {create ? <TextField label="New branch" mono value={newBranch} onChange={setNewBranch} /> : null}
      </div>
      <div className="commit-message">
        <span className="commit-message-head">
          <label htmlFor="commit-message">Message</label>
          <span className={subject > SUBJECT ? 'commit-long' : ''}>
            {subject === 0 ? '' : `${subject} of ${SUBJECT} characters`}
          </span>
          <button type="button" className="files-link" onClick={() => setMessage(messageOf(words))}>
            Use what changed
          </button>
        </span>
        <textarea id="commit-message" rows={2} value={message} onChange={(event) => setMessage(event.target.value)} />
      </div>
      <div className="commit-do">
        {trouble === null ? null : (
          <p className="commit-trouble" role="alert">
            <Icon name="error" size={14} /> {trouble}
          </p>
        )}
        {problemsLeft === '' ? null : <span className="export-left">{problemsLeft} left</span>}
        <Button kind="edge" disabled={paths.length === 0 || busy} onClick={onSave}>
          Save
        </Button>
        <Button
          kind="primary"
          disabled={paths.length === 0 || busy || message.trim() === '' || name === ''}
          onClick={() => void commit()}
        >
          Commit
        </Button>
      </div>
    </div>
  )
}

function messageOf(sentences: readonly string[]): string {
  const [first = 'Edit the pipeline'] = sentences
  return sentences.length <= 1 ? first : `${first}\n\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`
}
