import type { Problem } from '../../core/problems/problem.ts'
import { applyFix, goToProblem, selection } from '../state/perform.ts'
import { announce } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'

let last: Problem | undefined

/** Goes to the next problem after the last one shown, or the one before; around the end. */
export function stepProblem(direction: 1 | -1): void {
  const problems = activeFile()?.problems.all() ?? []
  if (problems.length === 0) return announce('There are no problems')
  const at = problems.findIndex((problem) => isSame(problem, last))
  const next = problems[(at + direction + problems.length) % problems.length] ?? problems[0]
  if (!next) return
  last = next
  goToProblem(next)
  announce(`${next.severity}: ${next.message}`)
}

function isSame(a: Problem, b: Problem | undefined): boolean {
  return b !== undefined && a.rule === b.rule && a.entry === b.entry && a.message === b.message
}

/** Applies the fix of the problem last gone to or, without one, of the first fixable problem of the selected entry. */
export function fixCurrentProblem(): void {
  const file = activeFile()
  if (!file) return
  const key = selection().at(-1)
  const here = key === undefined ? [] : file.problems.forEntry(key)
  const shown = file.problems.all().find((problem) => isSame(problem, last))
  const problem = [shown, ...here].find(
    (each) => each && each.fixes.length > 0 && (key === undefined || each.entry === key || each === shown),
  )
  if (problem) applyFix(problem)
  else announce('There is nothing here that can be fixed by itself')
}
