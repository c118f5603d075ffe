import { expect, it } from 'vitest'
import type { EntryKey } from '../../../core/document/entry.ts'
import { openDocument } from '../../../core/document/openDocument.ts'
import { layOut } from '../../../core/layout/layout.ts'
import type { ProblemSource } from '../../../core/problems/problemSource.ts'
import { problemBoxes } from './problemBoxes.ts'

const STEPS = `steps:
  - stepGroup:
      identifier: folded
      steps:
        - step: { type: Run, identifier: inside }
  - step: { type: Run, identifier: outside }
`

it('shows a problem at its box, or at the folded group it is in, by the worst', () => {
  const document = openDocument(STEPS)
  const root = document.outline()
  const key = (path: string) => document.find(path) as EntryKey
  const [list] = root.lists
  if (!list) throw new Error('no list')
  const layout = layOut(root, list, { collapsed: new Set([key('folded')]) })
  const counts = (entry: EntryKey) => ({
    error: entry === key('folded') ? 1 : 0,
    warning: entry === key('outside') ? 2 : 0,
    info: 1,
  })
  const problems = { countsIn: counts, forEntry: () => [] } as Partial<ProblemSource> as ProblemSource
  const { error, warning } = problemBoxes(layout, problems)
  expect(error.map((box) => box.key)).toEqual([key('folded')])
  expect(warning.map((box) => box.key)).toEqual([key('outside')])
})
