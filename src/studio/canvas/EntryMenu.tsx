import { ContextMenu as Radix } from 'radix-ui'
import type { MouseEvent, ReactElement } from 'react'
import { useState } from 'react'
import { selectionCommandList } from '../../core/commands/commandList.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import { copySelection, cutSelection, pasteClipboard } from '../state/clipboard.ts'
import { perform, select, selection, showInYaml } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Keys } from '../ui/Kbd.tsx'
import '../ui/Menu.css'
import { useCanvas } from './canvasState.ts'

/**
 * What can be done with an entry, under the right mouse button and the menu key. One menu for the whole canvas: one for
 * each card would be drawn with the card.
 */
export function EntryMenu({ children }: { children: ReactElement }) {
  const [key, setKey] = useState<EntryKey | null>(null)
  const aim = (event: MouseEvent) => {
    const aimed = keyUnder(event.target)
    setKey(aimed)
    // Under one of several that are selected it is about all of them.
    if (aimed !== null && !selection().includes(aimed)) select([aimed])
    if (aimed !== null) return
    // Beside the entries there is nothing to offer: the browser's own menu may come.
    event.stopPropagation()
  }
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild onContextMenuCapture={aim}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" aria-label="What can be done with it">
          {key === null ? null : <Items entryKey={key} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function keyUnder(target: EventTarget): EntryKey | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-key], [data-stage]') : null
  const key = element?.dataset.key ?? element?.dataset.stage
  return key === undefined ? null : (key as EntryKey)
}

const CLIPBOARD = [
  { title: 'Cut', keys: 'Ctrl+X', run: cutSelection },
  { title: 'Copy', keys: 'Ctrl+C', run: copySelection },
  { title: 'Paste after', keys: 'Ctrl+V', run: pasteClipboard },
] as const

function Items({ entryKey }: { entryKey: EntryKey }) {
  const document = activeFile()?.document
  if (!document?.entry(entryKey)) return null
  const keys = selection().includes(entryKey) ? selection() : [entryKey]
  return (
    <>
      <Radix.Item className="menu-item" onSelect={() => showInYaml(entryKey)}>
        <span className="menu-icon" />
        <span className="menu-label">Show in YAML</span>
      </Radix.Item>
      <Radix.Item className="menu-item" onSelect={() => useCanvas.setState({ renaming: entryKey })}>
        <span className="menu-icon" />
        <span className="menu-label">Rename</span>
        <Keys keys="F2" />
      </Radix.Item>
      <Radix.Separator className="menu-separator" />
      {CLIPBOARD.map(({ title, keys, run }) => (
        <Radix.Item key={title} className="menu-item" onSelect={() => void run()}>
          <span className="menu-icon" />
          <span className="menu-label">{title}</span>
          <Keys keys={keys} />
        </Radix.Item>
      ))}
      <Radix.Separator className="menu-separator" />
      {selectionCommandList.map(({ command, keys: shortcut }) => {
        const verdict = command.check(document, { keys })
        return (
          <Radix.Item
            key={command.id}
            className="menu-item"
            disabled={!verdict.allowed}
            onSelect={() => perform(command, { keys })}
          >
            <span className="menu-icon" />
            <span className="menu-label">{command.title}</span>
            <Keys keys={shortcut} />
            {verdict.allowed ? null : <small className="menu-help">{verdict.reason}</small>}
          </Radix.Item>
        )
      })}
    </>
  )
}
