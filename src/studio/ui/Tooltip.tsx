import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement } from 'react'
import { Keys } from './Kbd.tsx'
import './Tooltip.css'

const DELAY = 400

/** A sentence about a control, on hover and on focus. `keys`: its shortcut, as in `Ctrl+K`. */
export function Tooltip({
  text,
  keys,
  side = 'bottom',
  children,
}: {
  text: string
  keys?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactElement
}) {
  return (
    <Radix.Provider delayDuration={DELAY}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
            {text}
            {keys === undefined ? null : <Keys keys={keys} />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
