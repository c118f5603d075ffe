import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.tsx'
import { Keys } from './Kbd.tsx'
import './Menu.css'

/** A menu under its button. Not modal: the rest of the page stays readable to assistive technology. */
export function Menu({
  trigger,
  label,
  align = 'start',
  children,
}: {
  trigger: ReactElement
  label: string
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" align={align} sideOffset={4} collisionPadding={8} aria-label={label}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface MenuItemProps {
  readonly label: string
  readonly help?: string | undefined
  readonly icon?: IconName | undefined
  readonly keys?: string | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly onSelect: () => void
}

export function MenuItem({ label, help, icon, keys, checked, disabled, onSelect }: MenuItemProps) {
  return (
    <Radix.Item className="menu-item" disabled={disabled ?? false} onSelect={onSelect}>
      <span className="menu-icon">
        {checked ? <Icon name="check" size={14} label="Chosen" /> : icon ? <Icon name={icon} size={14} /> : null}
      </span>
      <span className="menu-label">{label}</span>
      {keys === undefined ? null : <Keys keys={keys} />}
      {help === undefined ? null : <small className="menu-help">{help}</small>}
    </Radix.Item>
  )
}

export function MenuSeparator() {
  return <Radix.Separator className="menu-separator" />
}
