import { selectionCommandList } from '../../core/commands/commandList.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { Entry } from '../../core/document/entry.ts'
import { copySelection, cutSelection, pasteClipboard } from '../state/clipboard.ts'
import { perform, selection } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'

export interface EntryCommandItem {
  readonly id: string
  readonly title: string
  readonly keys: string | undefined
  readonly why: string | undefined
  readonly run: () => void
}

/** What can be done with what is selected, and why the rest cannot. */
export function entryCommands(): EntryCommandItem[] {
  const document = activeFile()?.document
  const keys = selection()
  const lead = keys.at(-1)
  const entry = lead === undefined ? undefined : document?.entry(lead)
  if (!document || !entry) return []
  const what = keys.length === 1 ? entryName(entry) : `${keys.length} selected`
  return [
    { id: 'cut', title: `Cut: ${what}`, keys: 'Ctrl+X', why: undefined, run: () => void cutSelection() },
    { id: 'copy', title: `Copy: ${what}`, keys: 'Ctrl+C', why: undefined, run: () => void copySelection() },
    { id: 'paste', title: `Paste after ${what}`, keys: 'Ctrl+V', why: undefined, run: () => void pasteClipboard() },
    ...(keys.length === 1 && entry.identifier !== undefined
      ? [{ id: 'id', title: `Change Id: ${what}`, keys: undefined, why: undefined, run: () => changeIdOf(entry) }]
      : []),
    ...selectionCommandList.map(({ command, keys: shortcut }) => {
      const verdict = command.check(document, { keys })
      return {
        id: command.id,
        title: `${command.title}: ${what}`,
        keys: shortcut,
        why: verdict.allowed ? undefined : verdict.reason,
        run: () => perform(command, { keys }),
      }
    }),
  ]
}

function changeIdOf({ key, identifier = '' }: Entry): void {
  useUi.setState({ dialog: 'changeId', changingId: { key, to: identifier } })
}
