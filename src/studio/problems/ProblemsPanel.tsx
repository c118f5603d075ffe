import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Problem, Severity } from '../../core/problems/problem.ts'
import { useActiveFile, useAllProblems } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { useUi } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Keys } from '../ui/Kbd.tsx'
import { certainlyFixable, fixAll } from './fixAll.ts'
import { ProblemRow, goTo, mend } from './ProblemRow.tsx'
import './ProblemsPanel.css'

type Filter = 'all' | Severity

const FILTERS: readonly { readonly filter: Filter; readonly label: string }[] = [
  { filter: 'all', label: 'All' },
  { filter: 'error', label: 'Errors' },
  { filter: 'warning', label: 'Warnings' },
  { filter: 'info', label: 'Hints' },
]
/** Rows drawn at once: a file of thousands of problems is mended from the top. */
const MOST_ROWS = 300

interface Row {
  readonly file: OpenFile
  readonly problem: Problem
}

/** The problems of the open files, the active one's first. */
export function ProblemsPanel() {
  const file = useActiveFile()
  const own = useAllProblems()
  const open = useWorkspace((state) => state.open)
  const [filter, setFilter] = useState<Filter>('all')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(0)
  const others = [...open.values()].filter((other) => other !== file)
  const all: Row[] = [
    ...(file ? own.map((problem) => ({ file, problem })) : []),
    ...others.flatMap((other) => other.problems.all().map((problem) => ({ file: other, problem }))),
  ]
  const countOf = (which: Filter) => all.filter(({ problem }) => which === 'all' || problem.severity === which).length
  const shown = all.filter(({ problem }) => filter === 'all' || problem.severity === filter)
  const rows = shown.filter((row) => !closed.has(row.file.path)).slice(0, MOST_ROWS)
  const current = Math.min(at, Math.max(0, rows.length - 1))
  const certain = certainlyFixable(own)
  const toggle = (path: string) =>
    setClosed((now) => new Set(now.has(path) ? [...now].filter((each) => each !== path) : [...now, path]))

  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    const row = rows[current]
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const next = Math.min(rows.length - 1, Math.max(0, current + step))
      setAt(next)
      event.currentTarget.closest('.problems-list')?.querySelectorAll<HTMLElement>('[data-row]')[next]?.focus()
    } else if (event.key === 'Enter' && row) goTo(row.file, row.problem)
    else if (event.key === '.' && (event.ctrlKey || event.metaKey) && row) {
      event.stopPropagation()
      mend(row.file, row.problem)
    } else return
    event.preventDefault()
  }

  return (
    <section className="problems" aria-label="Problems">
      <header className="problems-head">
        <h2>Problems</h2>
        <div className="segments" role="group" aria-label="Show">
          {FILTERS.map((each) => (
            <button
              key={each.filter}
              type="button"
              aria-pressed={filter === each.filter}
              onClick={() => setFilter(each.filter)}
            >
              {each.label} <span className="problems-count">{countOf(each.filter)}</span>
            </button>
          ))}
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
      {shown.length === 0 ? (
        <p className="problems-none">{all.length === 0 ? 'No problems. Every check passed.' : 'None of this kind.'}</p>
      ) : (
        <div className="problems-list">
          {[...new Set(shown.map((row) => row.file))].map((each) => (
            <FileProblems
              key={each.path}
              file={each}
              count={shown.filter((row) => row.file === each).length}
              closed={closed.has(each.path)}
              onToggle={() => toggle(each.path)}
            >
              {rows.map((row, index) =>
                row.file === each ? (
                  <ProblemRow
                    key={`${row.problem.rule} ${row.problem.range.start} ${row.problem.message}`}
                    file={each}
                    problem={row.problem}
                    current={index === current}
                    onFocus={() => setAt(index)}
                    onKey={onKey}
                  />
                ) : null,
              )}
            </FileProblems>
          ))}
          {shown.length > MOST_ROWS ? (
            <p className="problems-more">{shown.length - MOST_ROWS} more. Mend these first.</p>
          ) : null}
        </div>
      )}
    </section>
  )
}

function FileProblems({
  file,
  count,
  closed,
  onToggle,
  children,
}: {
  file: OpenFile
  count: number
  closed: boolean
  onToggle: () => void
  children: ReactNode
}) {
  return (
    <>
      <h3 className="problems-file">
        <button type="button" aria-expanded={!closed} onClick={onToggle}>
          <Icon name={closed ? 'chevronRight' : 'chevronDown'} size={12} />
          <Icon name="file" size={14} />
          {file.path.split('/').at(-1)} <span className="problems-count">{count}</span>
        </button>
      </h3>
      {closed ? null : <ul aria-label={`Problems of ${file.path}`}>{children}</ul>}
    </>
  )
}
