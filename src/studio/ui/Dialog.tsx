import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import './Dialog.css'
import { useFocusReturn } from './useFocusReturn.ts'
import { IconButton } from './IconButton.tsx'

/** A modal dialog: focus stays inside and returns to where it came from; Escape closes. */
export function Dialog({
  title,
  note,
  width,
  height,
  tools,
  children,
  onClose,
}: {
  title: string
  note?: ReactNode
  width: number
  height?: number
  tools?: ReactNode
  children: ReactNode
  onClose: () => void
}) {
  const focus = useFocusReturn({ onItself: true })
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className="dialog"
          style={{ width, ...(height === undefined ? {} : { height }) }}
          aria-describedby={undefined}
          {...focus}
        >
          <header className="dialog-head">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            {note === undefined ? null : <span className="dialog-note">{note}</span>}
            <span className="dialog-tools">
              {tools}
              <IconButton icon="close" label="Close" onClick={onClose} />
            </span>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
