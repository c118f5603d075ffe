import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import './Popover.css'

/** A small panel beside its button. Escape and a press outside close it; focus returns to the button. */
export function Popover({
  trigger,
  label,
  align = 'start',
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactElement
  label?: string
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="popover" align={align} sideOffset={6} collisionPadding={8} aria-label={label}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
