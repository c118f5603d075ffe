import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import type { Operation } from '../patch/operation.ts'
import { layOut } from './layout.ts'
import { sameShape } from './sameShape.ts'

const TEXT = `stepGroup:
  name: build
  identifier: build
  steps:
    - step: { type: Background, name: db, identifier: db, spec: { image: postgres } }
    - parallel:
        - step: { type: Run, name: a, identifier: a, spec: { command: echo a } }
        - stepGroup:
            name: inner
            identifier: inner
            steps:
              - step: { type: Run, name: b, identifier: b, spec: { command: echo b } }
    - step: { type: Run, name: c, identifier: c, spec: { command: echo c } }
`
const STEPS = '/stepGroup/steps'
const INNER = `${STEPS}/1/parallel/1/stepGroup`

/** Whether the list looks alike before and after, by its shape and by laying it out. */
function compare(operation: Operation): { shape: boolean; layout: boolean } {
  const document = openDocument(TEXT)
  const seen = () => {
    const root = document.outline()
    const list = root.lists[0]
    if (!list) throw new Error('no list')
    return { list, layout: JSON.stringify(layOut(root, list, { collapsed: new Set() })) }
  }
  const before = seen()
  const outcome = document.apply([operation], { label: 'Edit' })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const after = seen()
  return { shape: sameShape(before.list, after.list), layout: before.layout === after.layout }
}

const alike: readonly [string, Operation][] = [
  ['a name', { op: 'replace', path: `${INNER}/steps/0/step/name`, value: 'b with a long name' }],
  ['a script', { op: 'replace', path: `${STEPS}/2/step/spec/command`, value: 'make\nmake test' }],
  ['a type that is drawn alike', { op: 'replace', path: `${STEPS}/2/step/type`, value: 'ShellScript' }],
  ['a new key of a group', { op: 'add', path: '/stepGroup/delegateSelectors', value: ['linux'] }],
]

const unlike: readonly [string, Operation][] = [
  ['a step that becomes a service', { op: 'replace', path: `${STEPS}/2/step/type`, value: 'Background' }],
  ['a step that goes', { op: 'remove', path: `${INNER}/steps/0` }],
  ['a step that is moved', { op: 'move', from: `${STEPS}/2`, path: `${STEPS}/0` }],
  ['a group that becomes a template', { op: 'add', path: `${INNER}/template`, value: { templateRef: 'account.t' } }],
]

describe('the shape of a list', () => {
  it.each(alike)('stays with %s', (_, operation) => {
    expect(compare(operation)).toEqual({ shape: true, layout: true })
  })

  it.each(unlike)('changes with %s', (_, operation) => {
    expect(compare(operation)).toEqual({ shape: false, layout: false })
  })
})
