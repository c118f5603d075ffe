import { expect, it } from 'vitest'
import type { EntryKey } from '../../../core/document/entry.ts'
import { openDocument } from '../../../core/document/openDocument.ts'
import { layOut } from '../../../core/layout/layout.ts'
import type { Problem } from '../../../core/problems/problem.ts'
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
  const problem = (entry: EntryKey | undefined, severity: Problem['severity']): Problem => ({
    rule: 'some-rule',
    severity,
    message: 'Mend it',
    range: { start: 0, end: 1 },
    line: 1,
    column: 1,
    fixes: [],
    ...(entry === undefined ? {} : { entry }),
  })
  const { error, warning } = problemBoxes(document, layout, [
    problem(key('inside'), 'error'),
    problem(key('folded'), 'warning'),
    problem(key('outside'), 'warning'),
    problem(key('outside'), 'info'),
    problem(undefined, 'error'),
  ])
  expect([...error].map((box) => box.key)).toEqual([key('folded')])
  expect([...warning].map((box) => box.key)).toEqual([key('outside')])
})
