import type { Problem } from './problem.ts'

/** Whether two problems say the same of the same field, wherever in the text it has moved: what shows the one may go on. */
export function sameFinding(a: Problem, b: Problem): boolean {
  return (
    a === b ||
    (a.rule === b.rule &&
      a.severity === b.severity &&
      a.message === b.message &&
      a.entry === b.entry &&
      (a.field ?? []).join('\n') === (b.field ?? []).join('\n') &&
      a.fixes.map(({ title }) => title).join('\n') === b.fixes.map(({ title }) => title).join('\n'))
  )
}

export function sameFindings(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || (a.length === b.length && a.every((problem, at) => sameFinding(problem, b[at] as Problem)))
}
