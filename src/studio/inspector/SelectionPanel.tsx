import { ONE_ONLY, selectionCommandList } from '../../core/commands/commandList.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { entryIcon } from '../canvas/stepIcon.ts'
import { copySelection, cutSelection } from '../state/clipboard.ts'
import { useKeptFromDocument } from '../state/hooks.ts'
import { perform, select } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Keys } from '../ui/Kbd.tsx'

const ALSO = [
  { title: 'Copy', keys: 'Ctrl+C', run: copySelection },
  { title: 'Cut', keys: 'Ctrl+X', run: cutSelection },
] as const

/** Several entries are selected: what they are, and what can be done with all of them. */
export function SelectionPanel({ keys }: { keys: readonly EntryKey[] }) {
  const entries = useKeptFromDocument((document) => entriesOf(document, keys), sameEntries, NONE)
  return (
    <>
      <div className="inspector-head inspector-title">
        <span className="inspector-tile">
          <Icon name="stepGroup" />
        </span>
        <div className="inspector-name">
          <h2>{entries.length} selected</h2>
          <p className="inspector-where">Shift and a click add to it, Escape lets go</p>
        </div>
        <div className="inspector-tools">
          <IconButton icon="close" label="Close inspector" onClick={() => select([])} />
        </div>
      </div>
      <div className="inspector-body">
        <ul className="inspector-children" aria-label="Selected">
          {entries.map((entry) => (
            <li key={entry.key}>
              <button type="button" className="selection-item" onClick={() => select([entry.key])}>
                <Icon name={entryIcon(entry)} size={14} />
                {entryName(entry)}
              </button>
            </li>
          ))}
        </ul>
        <Commands keys={keys} />
      </div>
    </>
  )
}

function Commands({ keys }: { keys: readonly EntryKey[] }) {
  const document = activeFile()?.document
  if (!document) return null
  return (
    <ul className="selection-commands" aria-label="What can be done with them">
      {ALSO.map(({ title, keys: shortcut, run }) => (
        <li key={title}>
          <button type="button" onClick={() => void run()}>
            {title}
            <Keys keys={shortcut} />
          </button>
        </li>
      ))}
      {selectionCommandList.map(({ command, keys: shortcut }) => {
        const verdict = command.check(document, { keys })
        if (!verdict.allowed && verdict.reason === ONE_ONLY) return null
        return (
          <li key={command.id}>
            <button type="button" disabled={!verdict.allowed} onClick={() => perform(command, { keys })}>
              {command.title}
              <Keys keys={shortcut} />
            </button>
            {verdict.allowed ? null : <p className="field-hint">{verdict.reason}</p>}
          </li>
        )
      })}
    </ul>
  )
}

const NONE: readonly Entry[] = []

function entriesOf(document: PipelineDocument, keys: readonly EntryKey[]): readonly Entry[] {
  return keys.flatMap((key) => document.entry(key) ?? [])
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index])
}
