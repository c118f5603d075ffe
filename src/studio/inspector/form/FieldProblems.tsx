import type { Problem } from '../../../core/problems/problem.ts'
import { applyFix } from '../../state/perform.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

const ICONS = { error: 'error', warning: 'warning', info: 'info' } as const
const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const

/** Problems where they are, in text, with the fix beside them. */
export function FieldProblems({ id, problems }: { id?: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className="field-problems" id={id}>
      {problems.map((problem) => (
        <li
          key={`${problem.rule} ${problem.field?.join('/') ?? problem.range.start} ${problem.message}`}
          className="field-problem"
          data-severity={problem.severity}
        >
          <Icon name={ICONS[problem.severity]} label={WORDS[problem.severity]} />
          <span className="field-problem-text">{problem.message}</span>
          {problem.fixes.map((fix, index) => (
            <Button key={fix.title} kind="fix" size="small" onClick={() => applyFix(problem, index)}>
              Fix: {fix.title}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  )
}
