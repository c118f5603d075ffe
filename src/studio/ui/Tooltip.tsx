import type { ReactElement } from 'react'
import { cloneElement } from 'react'

/** A sentence about a control, on hover and on focus. `keys`: its shortcut, as in `Ctrl+K`. Shown by `TooltipLayer`. */
export function Tooltip({
  text,
  keys,
  children,
}: {
  text: string
  keys?: string | undefined
  children: ReactElement<{ 'data-tip'?: string; 'data-tip-keys'?: string | undefined }>
}) {
  return cloneElement(children, { 'data-tip': text, 'data-tip-keys': keys })
}
