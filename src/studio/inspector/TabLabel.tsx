import type { Problem } from '../../core/problems/problem.ts'
import { Icon } from '../ui/Icon.tsx'

interface TabLabelProps {
  readonly name: string
  readonly problems: readonly Problem[]
  /** How many of the tab's settings stand in the file. */
  readonly set: number
}

/** A tab's name, with the worst of what is wrong behind it or, when nothing is, how much is set. */
export function TabLabel({ name, problems, set }: TabLabelProps) {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.filter(({ severity }) => severity === 'warning').length
  const worst = errors > 0 ? 'error' : warnings > 0 ? 'warning' : null
  return (
    <>
      {name}
      {worst === null ? null : (
        <span className="inspector-tab-count" data-severity={worst}>
          <Icon name={worst} size={12} label={worst === 'error' ? 'Errors' : 'Warnings'} />
          {worst === 'error' ? errors : warnings}
        </span>
      )}
      {worst === null && set > 0 ? <span className="inspector-tab-set">{set} set</span> : null}
    </>
  )
}
