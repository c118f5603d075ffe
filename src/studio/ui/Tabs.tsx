import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import './Tabs.css'

export interface Tab {
  readonly value: string
  readonly label: ReactNode
}

/** Tabs over one panel; `children` is what the chosen one shows. */
export function Tabs({
  label,
  value,
  tabs,
  onChange,
  children,
}: {
  label: string
  value: string
  tabs: readonly Tab[]
  onChange: (value: string) => void
  children: ReactNode
}) {
  return (
    <Radix.Root className="tabs" value={value} onValueChange={onChange}>
      <Radix.List className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} className="tabs-tab" value={tab.value}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} className="tabs-panel" value={tab.value} tabIndex={-1}>
          {tab.value === value ? children : null}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
