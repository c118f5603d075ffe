import type { EntryKey } from '../document/entry.ts'
import type { Command } from './command.ts'
import { deleteEntry } from './deleteEntry.ts'
import { duplicateEntry } from './duplicateEntry.ts'
import { moveEarlier, moveIn, moveLater, moveOut } from './moveBy.ts'

/** Commands about one selected entry, for menus, keys and the palette. */
export const entryCommandList: readonly {
  readonly command: Command<{ readonly key: EntryKey }>
  readonly keys: string
}[] = [
  { command: duplicateEntry, keys: 'Ctrl+D' },
  { command: moveEarlier, keys: 'Alt+←' },
  { command: moveLater, keys: 'Alt+→' },
  { command: moveIn, keys: 'Alt+↓' },
  { command: moveOut, keys: 'Alt+↑' },
  { command: deleteEntry, keys: 'Delete' },
]
