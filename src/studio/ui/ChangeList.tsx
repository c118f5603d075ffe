import type { ReactNode } from 'react'
import './ChangeList.css'

/** Changes that are not made yet, each to be taken or left. Scrolled by key where they do not fit. */
export function ChangeList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="change-list" aria-label={label} tabIndex={0}>
      {children}
    </ul>
  )
}

export interface ChangeLine {
  readonly kind: 'old' | 'new' | 'kept'
  readonly content: ReactNode
}

export function ChangeItem({
  head,
  why,
  checked,
  lines,
  onToggle,
}: {
  head: ReactNode
  why?: ReactNode
  checked: boolean
  lines: readonly ChangeLine[]
  onToggle: () => void
}) {
  return (
    <li>
      <label>
        <input type="checkbox" checked={checked} onChange={onToggle} />
        {head}
      </label>
      {why === undefined ? null : <p className="change-why">{why}</p>}
      {lines.map(({ kind, content }, index) => (
        <code key={index} className={`change-line change-${kind}`}>
          {content}
        </code>
      ))}
    </li>
  )
}
