import type { KeyboardEvent } from 'react'
import { useMemo, useState } from 'react'
import type { Problem, Severity } from '../../core/problems/problem.ts'
import { useActiveFile, useAllProblems } from '../state/hooks.ts'
import { applyFix, change, goToProblem } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { placeOf } from './placeOf.ts'
import './ProblemsPanel.css'

type Filter = 'all' | Severity

const FILTERS: readonly { readonly filter: Filter; readonly label: string }[] = [
  { filter: 'all', label: 'All' },
  { filter: 'error', label: 'Errors' },
  { filter: 'warning', label: 'Warnings' },
  { filter: 'info', label: 'Hints' },
]
const WORDS: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Hint' }
/** Rows drawn at once: a file of thousands of problems is mended from the top. */
const MOST_ROWS = 300

export function ProblemsPanel() {
  const file = useActiveFile()
  const problems = useAllProblems()
  const [filter, setFilter] = useState<Filter>('all')
  const [at, setAt] = useState(0)
  const shown = useMemo(
    () => problems.filter(({ severity }) => filter === 'all' || severity === filter),
    [problems, filter],
  )
  const rows = shown.slice(0, MOST_ROWS)
  const current = Math.min(at, Math.max(0, rows.length - 1))
  const certain = problems.filter(({ fixes }) => fixes.some((fix) => fix.certain && fix.change.kind === 'patch'))
  const onKey = (event: KeyboardEvent<HTMLUListElement>) => {
    const problem = rows[current]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const next = Math.min(rows.length - 1, Math.max(0, current + step))
      setAt(next)
      event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')[next]?.focus()
    } else if (
      event.key === 'Enter' &&
      problem &&
      event.target instanceof HTMLElement &&
      event.target.matches('[data-row]')
    )
      goToProblem(problem)
    else if (event.key === '.' && (event.ctrlKey || event.metaKey) && problem) {
      event.stopPropagation()
      applyFix(problem)
    } else return
    event.preventDefault()
  }
  return (
    <section className="problems" aria-label="Problems">
      <header className="problems-head">
        <h2>Problems</h2>
        <div className="segments" role="group" aria-label="Show">
          {FILTERS.map((each) => {
            const count =
              each.filter === 'all'
                ? problems.length
                : problems.filter(({ severity }) => severity === each.filter).length
            return (
              <button
                key={each.filter}
                type="button"
                aria-pressed={filter === each.filter}
                onClick={() => setFilter(each.filter)}
              >
                {each.label} <span className="problems-count">{count}</span>
              </button>
            )
          })}
        </div>
        <span className="problems-keys" aria-hidden="true">
          <Keys keys="↑+↓" /> choose <Keys keys="↵" /> go there <Keys keys="Ctrl+." /> fix
        </span>
        {certain.length === 0 ? null : (
          <Button size="small" kind="edge" onClick={() => fixAll(certain)}>
            Fix all {certain.length}
          </Button>
        )}
        <IconButton
          size="small"
          icon="close"
          label="Close problems"
          onClick={() => useUi.setState({ problemsShown: false })}
        />
      </header>
      {rows.length === 0 ? (
        <p className="problems-none">
          {problems.length === 0 ? 'No problems. Every check passed.' : 'None of this kind.'}
        </p>
      ) : (
        <ul className="problems-list" aria-label={`Problems of ${file?.path ?? 'the file'}`} onKeyDown={onKey}>
          {rows.map((problem, index) => (
            <Row
              key={`${problem.rule} ${problem.range.start} ${problem.message}`}
              problem={problem}
              current={index === current}
              onFocus={() => setAt(index)}
            />
          ))}
          {shown.length > rows.length ? (
            <li className="problems-more">{shown.length - rows.length} more. Mend these first.</li>
          ) : null}
        </ul>
      )}
    </section>
  )
}

function Row({ problem, current, onFocus }: { problem: Problem; current: boolean; onFocus: () => void }) {
  const document = activeFile()?.document
  const place = document ? placeOf(document, problem) : ''
  return (
    <li className={current ? 'problems-row problems-row-current' : 'problems-row'} onFocus={onFocus}>
      <button
        type="button"
        data-row
        className="problems-go"
        tabIndex={current ? 0 : -1}
        onClick={() => goToProblem(problem)}
      >
        <span className={`problems-icon problems-${problem.severity}`}>
          <Icon name={problem.severity} label={WORDS[problem.severity]} />
        </span>
        <span className="problems-text">{problem.message}</span>
        <span className="problems-rule">{problem.rule}</span>
        <span className="problems-place">
          {place} <span className="problems-line">line {problem.line}</span>
        </span>
      </button>
      <span className="problems-do">
        {problem.fixes.map((fix, index) => (
          <Button
            key={fix.title}
            size="small"
            kind="fix"
            tabIndex={current ? 0 : -1}
            onClick={() => applyFix(problem, index)}
          >
            Fix: {fix.title}
          </Button>
        ))}
        {problem.fixes.length === 0 ? (
          <Button size="small" tabIndex={current ? 0 : -1} onClick={() => goToProblem(problem)}>
            {problem.field ? 'Show field' : 'Show line'}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

/** The certain fixes as one step of the history, from the end of the file so that earlier pointers stay right. */
function fixAll(problems: readonly Problem[]): void {
  const patches = problems.toReversed().flatMap(({ fixes }) => {
    const fix = fixes.find(({ certain }) => certain)
    return fix?.change.kind === 'patch' ? [fix.change.patch] : []
  })
  const label = `Fix ${patches.length} problems`
  if (change(patches.flat(), { label })) return
  // Two fixes may meet in one place: then each goes by itself, still one step.
  for (const patch of patches) change(patch, { label, group: 'fix-all' })
}
