import { useEffect, useMemo, useState } from 'react'
import { mergeTexts } from '../../core/merge/mergeTexts.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { LogEntry } from '../../core/repo/repoHost.ts'
import { diffRows } from '../export/diffRows.ts'
import { DiffView } from '../export/DiffView.tsx'
import { openNew } from '../files/openFiles.ts'
import { isNarrow } from '../shell/narrow.ts'
import { useActiveFile } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogFoot } from '../ui/DialogFoot.tsx'
import { dayOf, shortId } from './commitInWords.ts'
import './HistoryDialog.css'

const WIDTH = 1264
const HEIGHT = 764

/** The commits that changed the open file: each can be looked at, opened beside it, or taken as the text. */
export function HistoryDialog() {
  const file = useActiveFile()
  const close = () => useUi.setState({ dialog: null })
  const { entries, trouble } = useLog(file?.path)
  const [chosen, setChosen] = useState<string | null>(null)
  const [withText, setWithText] = useState(true)
  const at = Math.max(
    0,
    (entries ?? []).findIndex(({ commit }) => commit === chosen),
  )
  const entry = entries?.[at]
  const text = useTextAt(entry)
  const earlier = useTextAt(entries?.[at + 1])
  if (!file) return null
  return (
    <Dialog
      title={`History of ${file.path.split('/').at(-1)}`}
      note={entries ? `${entries.length} commit${entries.length === 1 ? '' : 's'}` : undefined}
      width={WIDTH}
      height={HEIGHT}
      onClose={close}
      tools={
        <span className="segments" role="group" aria-label="Compare the version">
          <button type="button" aria-pressed={withText} onClick={() => setWithText(true)}>
            With your text
          </button>
          <button type="button" aria-pressed={!withText} onClick={() => setWithText(false)}>
            With the one before
          </button>
        </span>
      }
    >
      <div className="history">
        <ol className="history-list" aria-label="Commits">
          {(entries ?? []).map((each) => (
            <li key={each.commit}>
              <button type="button" aria-current={each === entry || undefined} onClick={() => setChosen(each.commit)}>
                <b>{each.subject}</b>
                <span>
                  {each.author}, {dayOf(each.date)} <code>{shortId(each.commit)}</code>
                </span>
              </button>
            </li>
          ))}
          {entries?.length === 0 ? <li className="history-none">No commit has this file yet.</li> : null}
          {trouble === null ? null : <li className="history-none">{trouble}</li>}
        </ol>
        {entry && text !== undefined ? (
          <Compared
            before={withText ? text : (earlier ?? '')}
            after={withText ? file.document.text : text}
            names={
              withText
                ? [`${shortId(entry.commit)}, ${dayOf(entry.date)}`, 'Your text']
                : ['The version before', `${shortId(entry.commit)}, ${dayOf(entry.date)}`]
            }
          />
        ) : (
          <div className="history-space" />
        )}
      </div>
      <DialogFoot note="Taking a version is an edit, and can be undone.">
        <Button kind="edge" disabled={text === undefined} onClick={() => entry && openBeside(entry, text ?? '', close)}>
          Open this version
        </Button>
        <Button
          kind="primary"
          disabled={text === undefined}
          onClick={() => entry && take(file, entry, text ?? '', close)}
        >
          Take this version
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

function Compared({ before, after, names }: { before: string; after: string; names: readonly [string, string] }) {
  const diff = useMemo(() => diffRows(before, after), [before, after])
  return <DiffView diff={diff} sideBySide={!isNarrow()} before={names[0]} after={names[1]} />
}

function openBeside({ path, commit }: LogEntry, text: string, close: () => void): void {
  const [, stem = path, ending = ''] = /^(.*?)(\.ya?ml)?$/i.exec(path) ?? []
  close()
  openNew(`${stem}@${shortId(commit)}${ending}`, text)
}

/** Only the lines that differ are edited, as one step of the history. */
function take({ document, path }: OpenFile, { commit }: LogEntry, text: string, close: () => void): void {
  const { edits } = mergeTexts(document.text, document.text, text)
  document.edit(edits, { label: `Take ${shortId(commit)}` })
  close()
  announce(`${path} is as in ${shortId(commit)}. Undo with Ctrl+Z`)
}

function useLog(path: string | undefined) {
  const [state, setState] = useState<{ entries: readonly LogEntry[] | null; trouble: string | null }>({
    entries: null,
    trouble: null,
  })
  useEffect(() => {
    const { repo } = ports()
    if (!repo || path === undefined) return undefined
    let left = false
    repo.log(path).then(
      (entries) => left || setState({ entries, trouble: null }),
      (error: unknown) => {
        if (!(error instanceof HostError)) throw error
        if (!left) setState({ entries: null, trouble: error.message })
      },
    )
    return () => {
      left = true
    }
  }, [path])
  return state
}

/** `undefined` until it is here; a version that the commit deleted is empty. */
function useTextAt(entry: LogEntry | undefined): string | undefined {
  const [known, setKnown] = useState<{ readonly entry: LogEntry; readonly text: string } | null>(null)
  useEffect(() => {
    const { repo } = ports()
    if (!repo || !entry) return undefined
    let left = false
    repo.textAt(entry.path, entry.commit).then(
      (text) => left || setKnown({ entry, text: text ?? '' }),
      (error: unknown) => {
        if (!(error instanceof HostError)) throw error
        announce(error.message)
      },
    )
    return () => {
      left = true
    }
  }, [entry])
  return known && known.entry === entry ? known.text : undefined
}
