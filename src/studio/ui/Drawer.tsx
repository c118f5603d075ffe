import { Dialog as Radix } from 'radix-ui'
import type { KeyboardEvent, ReactNode } from 'react'
import './Drawer.css'
import { useFocusReturn } from './useFocusReturn.ts'

/** A panel over the page where there is no room beside it. Focus stays inside, Escape and the scrim close it. */
export function Drawer({
  open,
  side,
  label,
  onClose,
  children,
}: {
  open: boolean
  side: 'left' | 'right'
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const focus = useFocusReturn({ onItself: true })
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="drawer-scrim" />
        <Radix.Content
          className={`drawer drawer-${side}`}
          aria-describedby={undefined}
          {...focus}
          // Escape belongs to a field first, which gives its draft back and keeps the key to itself: it is heard here,
          // where it comes last, and not by Radix, which hears it first.
          onEscapeKeyDown={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isInside(event)) onClose()
          }}
        >
          <Radix.Title className="visually-hidden">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** React hands on what happens in menus of the drawer, too, which stand elsewhere on the page and close by themselves. */
function isInside({ target, currentTarget }: KeyboardEvent): boolean {
  return target instanceof Node && currentTarget.contains(target)
}
