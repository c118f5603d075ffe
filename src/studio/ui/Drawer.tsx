import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
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
        <Radix.Content className={`drawer drawer-${side}`} aria-describedby={undefined} {...focus}>
          <Radix.Title className="visually-hidden">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
