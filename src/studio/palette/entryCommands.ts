import { entryCommandList } from '../../core/commands/commandList.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { perform, selection } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'

export interface EntryCommandItem {
  readonly id: string
  readonly title: string
  readonly keys: string
  readonly why: string | undefined
  readonly run: () => void
}

/** What can be done with the selected entry, and why the rest cannot. */
export function entryCommands(): EntryCommandItem[] {
  const document = activeFile()?.document
  const key = selection().at(-1)
  const entry = key === undefined ? undefined : document?.entry(key)
  if (!document || key === undefined || !entry) return []
  return entryCommandList.map(({ command, keys }) => {
    const verdict = command.check(document, { key })
    return {
      id: command.id,
      title: `${command.title}: ${entryName(entry)}`,
      keys,
      why: verdict.allowed ? undefined : verdict.reason,
      run: () => perform(command, { key }),
    }
  })
}
