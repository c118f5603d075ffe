import { ContextMenu as Radix } from 'radix-ui'
import type { ReactElement } from 'react'
import { entryCommandList } from '../../core/commands/commandList.ts'
import type { Entry } from '../../core/document/entry.ts'
import { perform, select, showInYaml } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Keys } from '../ui/Kbd.tsx'
import '../ui/Menu.css'
import { useCanvas } from './canvasState.ts'

/** What can be done with an entry, under the right mouse button and the menu key. */
export function EntryMenu({ entry, children }: { entry: Entry; children: ReactElement }) {
  return (
    <Radix.Root modal={false} onOpenChange={(open) => open && select([entry.key])}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" aria-label="What can be done with it">
          <Radix.Item className="menu-item" onSelect={() => showInYaml(entry.key)}>
            <span className="menu-icon" />
            <span className="menu-label">Show in YAML</span>
          </Radix.Item>
          <Radix.Item className="menu-item" onSelect={() => useCanvas.setState({ renaming: entry.key })}>
            <span className="menu-icon" />
            <span className="menu-label">Rename</span>
            <Keys keys="F2" />
          </Radix.Item>
          <Radix.Separator className="menu-separator" />
          <Commands entry={entry} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Commands({ entry }: { entry: Entry }) {
  const document = activeFile()?.document
  if (!document) return null
  return entryCommandList.map(({ command, keys }) => {
    const verdict = command.check(document, { key: entry.key })
    return (
      <Radix.Item
        key={command.id}
        className="menu-item"
        disabled={!verdict.allowed}
        onSelect={() => perform(command, { key: entry.key })}
      >
        <span className="menu-icon" />
        <span className="menu-label">{command.title}</span>
        <Keys keys={keys} />
        {verdict.allowed ? null : <small className="menu-help">{verdict.reason}</small>}
      </Radix.Item>
    )
  })
}
