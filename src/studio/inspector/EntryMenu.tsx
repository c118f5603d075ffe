import { selectionCommandList } from '../../core/commands/commandList.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import { activeFile } from '../state/workspace.ts'
import { perform } from '../state/perform.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

/** What can be done with an entry as a whole; what cannot be done here says why. */
export function EntryMenu({ entryKey }: { entryKey: EntryKey }) {
  return (
    <Menu label="More" align="end" trigger={<IconButton icon="more" label="More" />}>
      <EntryCommands entryKey={entryKey} />
    </Menu>
  )
}

/** Asked when the menu opens: what is possible depends on the whole file. */
function EntryCommands({ entryKey }: { entryKey: EntryKey }) {
  const document = activeFile()?.document
  if (!document) return null
  return selectionCommandList.map(({ command, keys }) => {
    const verdict = command.check(document, { keys: [entryKey] })
    return (
      <MenuItem
        key={command.id}
        label={command.title}
        keys={keys}
        disabled={!verdict.allowed}
        help={verdict.allowed ? undefined : verdict.reason}
        onSelect={() => perform(command, { keys: [entryKey] })}
      />
    )
  })
}
