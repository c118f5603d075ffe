import { expect, it } from 'vitest'
import type { EntryKey } from '../../../core/document/entry.ts'
import { openDocument } from '../../../core/document/openDocument.ts'
import { boxOf, layOut } from '../../../core/layout/layout.ts'
import { LANE } from '../../../core/layout/measures.ts'
import type { Problem } from '../../../core/problems/problem.ts'
import type { ProblemSource } from '../../../core/problems/problemSource.ts'
import { problemBoxes } from './problemBoxes.ts'

const STEPS = `steps:
  - stepGroup:
      identifier: folded
      steps:
        - step: { type: Run, identifier: inside }
  - step: { type: Run, identifier: outside }
`

function laidOut(folds: boolean) {
  const document = openDocument(STEPS)
  const root = document.outline()
  const key = (path: string) => document.find(path) as EntryKey
  const [list] = root.lists
  if (!list) throw new Error('no list')
  const layout = layOut(root, list, { collapsed: new Set(folds ? [key('folded')] : []) })
  return { key, layout, box: (path: string) => boxOf(layout, key(path)) }
}

it('shows problems at their box, those of a folded group’s steps at the group, by the worst', () => {
  const { key, layout, box } = laidOut(true)
  const counts = (entry: EntryKey) => ({
    error: entry === key('folded') ? 1 : 0,
    warning: entry === key('outside') ? 2 : 0,
    info: 1,
  })
  const problems = { countsIn: counts, forEntry: () => [] } as Partial<ProblemSource> as ProblemSource
  expect(problemBoxes(layout, problems)).toEqual({ error: [box('folded')], warning: [box('outside')] })
})

it('shows an open group’s own problems at its header, and leaves its steps to be seen', () => {
  const { key, layout, box } = laidOut(false)
  const own = { severity: 'error' } as Problem
  const problems = {
    countsIn: () => ({ error: 0, warning: 0, info: 0 }),
    forEntry: (entry: EntryKey) => (entry === key('folded') ? [own] : []),
  } as Partial<ProblemSource> as ProblemSource
  expect(problemBoxes(layout, problems).error).toEqual([{ ...box('folded'), height: LANE.header }])
})
