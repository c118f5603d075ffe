import { entryName } from '../../core/commands/entryName.ts'
import { entryCommandList } from '../../core/commands/commandList.ts'
import type { Entry } from '../../core/document/entry.ts'
import { activeFile } from '../state/workspace.ts'
import { perform } from '../state/perform.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

/** What can be done with an entry as a whole; what cannot be done here says why. */
export function EntryMenu({ entry }: { entry: Entry }) {
  const label = `More for ${entryName(entry)}`
  return (
    <Menu label={label} align="end" trigger={<IconButton icon="more" label={label} />}>
      <EntryCommands entry={entry} />
    </Menu>
  )
}

/** Asked when the menu opens: what is possible depends on the whole file. */
function EntryCommands({ entry }: { entry: Entry }) {
  const document = activeFile()?.document
  if (!document) return null
  return entryCommandList.map(({ command, keys }) => {
    const verdict = command.check(document, { key: entry.key })
    return (
      <MenuItem
        key={command.id}
        label={command.title}
        keys={keys}
        disabled={!verdict.allowed}
        help={verdict.allowed ? undefined : verdict.reason}
        onSelect={() => perform(command, { key: entry.key })}
      />
    )
  })
}
