import { useState } from 'react'
import { announce, useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { agreeTo } from './agreed.ts'
import type { ChosenFile } from './commit.ts'
import type { Outcome } from './outcome.ts'
import { commitFiles, openPullRequest, pullBranch, pushBranch } from './commit.ts'
import { OutcomePanel } from './OutcomePanel.tsx'

const NEW_BRANCH = '\u0000new'
/** What tools cut a subject at. Characters. */
const SUBJECT = 72

interface CommitFormProps {
  readonly chosen: readonly ChosenFile[]
  /** What changed, a sentence each. */
  readonly words: readonly string[]
  readonly problemsLeft: string
  readonly onSave: () => void
  readonly onDone: () => void
}

/** Branch and message of a commit, and the push. Problems never stop it; how many are left is said beside the buttons. */
export function CommitForm({ chosen, words, problemsLeft, onSave, onDone }: CommitFormProps) {
  const repo = useWorkspace((state) => state.repo)
  const provider = useWorkspace((state) => state.info?.provider ?? null)
  const [branch, setBranch] = useState(repo?.branch ?? NEW_BRANCH)
  const [newBranch, setNewBranch] = useState('')
  const [message, setMessage] = useState('')
  const [signOff, setSignOff] = useState(false)
  const [author, setAuthor] = useState({ name: '', email: '' })
  /** What is under way, and how far it is. */
  const said = useUi((state) => state.status.sentence)
  const [busy, setBusy] = useState<string | null>(null)
  /** What came of the last act, and how to do that act again. */
  const [last, setLast] = useState<{ readonly outcome: Outcome; readonly again: () => Promise<void> } | null>(null)
  if (!repo) return null
  const subject = message.split('\n', 1)[0]?.length ?? 0
  const create = branch === NEW_BRANCH
  const name = create ? newBranch.trim() : branch
  const hasAuthor = repo.author !== null || (author.name.trim() !== '' && author.email.trim() !== '')
  const mayCommit = chosen.length > 0 && busy === null && message.trim() !== '' && name !== '' && hasAuthor

  const act = async (doing: string, run: () => Promise<Outcome>, then?: () => Promise<void>) => {
    setBusy(doing)
    announce(doing)
    setLast(null)
    const outcome = await run()
    setBusy(null)
    const isDone = outcome.kind === 'committed' || outcome.kind === 'pulled'
    if (isDone && then) await then()
    else if (outcome.kind === 'committed') onDone()
    else setLast({ outcome, again: () => act(doing, run, then) })
  }
  const pullRequest = () => act('Opening a pull request…', () => openPullRequest(name, message))
  const push = () => act('Pushing…', () => pushBranch(name))
  const commit = (then?: () => Promise<void>) => {
    const own = repo.author === null ? { author: { name: author.name.trim(), email: author.email.trim() } } : {}
    return act('Committing…', () => commitFiles({ chosen, branch: { name, create }, message, signOff, ...own }), then)
  }
  if (last) {
    return (
      <OutcomePanel
        outcome={last.outcome}
        onAgree={(programs) => {
          agreeTo(programs)
          void last.again()
        }}
        onPull={(how) => void act('Pulling…', () => pullBranch(how), push)}
        onBack={() => setLast(null)}
        onDone={onDone}
      />
    )
  }
  // At a provider another branch has other texts: one goes there first.
  const others = provider === null ? repo.branches : []
  const branches = [...new Set([...(repo.branch === null ? [] : [repo.branch]), ...others])]
  const ahead = repo.upstream?.ahead ?? 0
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
        {!create && repo.upstream && branch === repo.branch ? (
          <span className="commit-upstream">
            {ahead} ahead of {repo.upstream.name}
            {repo.upstream.behind > 0 ? `, ${repo.upstream.behind} behind` : ''}
          </span>
        ) : null}
      </div>
      <div className="commit-message">
        <span className="commit-message-head">
          <label htmlFor="commit-message">Message</label>
          <span className={subject > SUBJECT ? 'commit-long' : ''}>
            {subject === 0 ? '' : `${subject} of ${SUBJECT} characters`}
          </span>
          {provider === null ? (
            <label className="commit-sign-off">
              <input type="checkbox" checked={signOff} onChange={(event) => setSignOff(event.target.checked)} />
              Sign off
            </label>
          ) : null}
          <button type="button" className="files-link" onClick={() => setMessage(messageOf(words))}>
            Use what changed
          </button>
        </span>
        <textarea id="commit-message" rows={2} value={message} onChange={(event) => setMessage(event.target.value)} />
        {repo.author === null ? (
          <span className="commit-author">
            <TextField
              label="Your name"
              value={author.name}
              onChange={(value) => setAuthor({ ...author, name: value })}
              help="Git does not know who you are: user.name and user.email are not set."
            />
            <TextField
              label="Your mail address"
              value={author.email}
              onChange={(email) => setAuthor({ ...author, email })}
            />
          </span>
        ) : null}
      </div>
      <div className="commit-do">
        {problemsLeft === '' ? null : <span className="export-left">{problemsLeft} left</span>}
        {busy === null ? null : <span className="commit-busy">{said}</span>}
        {provider === null ? (
          <Button kind="edge" disabled={chosen.length === 0 || busy !== null} onClick={onSave}>
            Save
          </Button>
        ) : null}
        {provider !== null ? (
          <>
            <Button kind="edge" disabled={!mayCommit} onClick={() => void commit()}>
              Commit
            </Button>
            <Button kind="primary" disabled={!mayCommit || !create} onClick={() => void commit(pullRequest)}>
              Commit and open pull request
            </Button>
          </>
        ) : chosen.length === 0 ? (
          <Button kind="primary" disabled={busy !== null || create} onClick={() => void push()}>
            Push
          </Button>
        ) : (
          <>
            <Button kind="edge" disabled={!mayCommit} onClick={() => void commit()}>
              Commit
            </Button>
            <Button kind="primary" disabled={!mayCommit} onClick={() => void commit(push)}>
              Commit and push
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function messageOf(sentences: readonly string[]): string {
  const [first = 'Edit the pipeline'] = sentences
  return sentences.length <= 1 ? first : `${first}\n\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`
}
