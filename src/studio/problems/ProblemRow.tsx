import type { KeyboardEvent } from 'react'
import type { Problem, Severity } from '../../core/problems/problem.ts'
import { applyFix, goToProblem } from '../state/perform.ts'
import type { OpenFile } from '../state/openFile.ts'
import { showFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { placeOf } from './placeOf.ts'

const WORDS: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Hint' }

/** What is wrong, by which rule, where, and what can be done. */
export function ProblemRow({
  file,
  problem,
  current,
  onFocus,
  onKey,
}: {
  file: OpenFile
  problem: Problem
  current: boolean
  onFocus: () => void
  onKey: (event: KeyboardEvent<HTMLButtonElement>) => void
}) {
  const tabIndex = current ? 0 : -1
  const go = () => goTo(file, problem)
  return (
    <li className={current ? 'problems-row problems-row-current' : 'problems-row'}>
      <button
        type="button"
        data-row
        className="problems-go"
        tabIndex={tabIndex}
        onClick={go}
        onFocus={onFocus}
        onKeyDown={onKey}
      >
        <span className={`problems-icon problems-${problem.severity}`}>
          <Icon name={problem.severity} label={WORDS[problem.severity]} />
        </span>
        <span className="problems-text">{problem.message}</span>
        <span className="problems-rule">{problem.rule}</span>
        <span className="problems-place">
          {placeOf(file.document, problem.entry)} <span className="problems-line">line {problem.line}</span>
        </span>
      </button>
      <span className="problems-do">
        {problem.fixes.map((fix, index) => (
          <Button
            key={fix.title}
            size="small"
            kind="fix"
            tabIndex={tabIndex}
            onClick={() => mend(file, problem, index)}
          >
            Fix: {fix.title}
          </Button>
        ))}
        {problem.fixes.length === 0 ? (
          <Button size="small" tabIndex={tabIndex} onClick={go}>
            {problem.field ? 'Show field' : 'Show line'}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

/** Shows the problem at its field or line, in whichever open file it is. */
export function goTo(file: OpenFile, problem: Problem): void {
  showFile(file.path)
  goToProblem(problem)
}

export function mend(file: OpenFile, problem: Problem, index = 0): void {
  showFile(file.path)
  applyFix(problem, index)
}
