import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { applyPatch } from '../../patch/applyPatch.ts'
import type { Operation } from '../../patch/operation.ts'
import { openDocument } from '../openDocument.ts'
import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { yaml } from '../testSupport.ts'
import { keyOrderIn } from './keyOrder.ts'

const TEXT = yaml`
  pipeline:
    name: Shop
    stages:
      - stage:
          identifier: build # first
          spec:
            execution:
              steps:
                # services
                - stepGroup:
                    identifier: tests
                    steps:
                      # starts Docker
                      - step:
                          identifier: dind
                          type: Background
                          spec:
                            image: docker:dind   # pinned
                      - step:
                          identifier: unit
                          type: Run
                      # the last one
                      - step:
                          identifier: lint
                          type: Run
                - step:
                    identifier: report
                    type: Run
              rollbackSteps:
                - step:
                    identifier: undo
                    type: Run
    tags: {}
`
const STEPS = '/pipeline/stages/0/stage/spec/execution/steps'
const GROUP = `${STEPS}/0/stepGroup/steps`
const NEW = { step: { identifier: 'new', type: 'Run', spec: { command: 'a\nb\n' } } }

const PATCHES: Record<string, readonly Operation[]> = {
  'a field': [{ op: 'replace', path: `${GROUP}/0/step/spec/image`, value: 'docker:27' }],
  'a new field': [{ op: 'add', path: `${GROUP}/1/step/name`, value: 'Unit' }],
  'a field of a group': [{ op: 'add', path: `${STEPS}/0/stepGroup/sharedPaths`, value: ['/var/run'] }],
  'fields of several entries': [
    { op: 'add', path: '/pipeline/name', value: 'Store' },
    { op: 'add', path: `${GROUP}/2/step/timeout`, value: '5m' },
    { op: 'remove', path: '/pipeline/tags' },
  ],
  'an item added first': [{ op: 'add', path: `${GROUP}/0`, value: NEW }],
  'an item added between': [{ op: 'add', path: `${GROUP}/2`, value: NEW }],
  'an item added last': [{ op: 'add', path: `${STEPS}/-`, value: NEW }],
  'the first item removed': [{ op: 'remove', path: `${GROUP}/0` }],
  'a middle item removed': [{ op: 'remove', path: `${GROUP}/1` }],
  'the only item removed': [{ op: 'remove', path: '/pipeline/stages/0/stage/spec/execution/rollbackSteps/0' }],
  'a move in a list': [{ op: 'move', from: `${GROUP}/0`, path: `${GROUP}/2` }],
  'a move between lists': [{ op: 'move', from: `${GROUP}/0`, path: `${STEPS}/1` }],
  'a move and a change of what moved': [
    { op: 'move', from: `${GROUP}/2`, path: `${STEPS}/0` },
    { op: 'add', path: `${STEPS}/0/step/name`, value: 'Lint' },
  ],
  'a copy': [{ op: 'copy', from: `${GROUP}/1`, path: `${GROUP}/-` }],
  'two removals': [
    { op: 'remove', path: `${GROUP}/2` },
    { op: 'remove', path: `${GROUP}/0` },
  ],
  'a whole list replaced': [{ op: 'replace', path: GROUP, value: [NEW] }],
}

describe.each([
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
])('a patch planned in windows, %s', (_, ending) => {
  it.each(Object.entries(PATCHES))('gives what it gives on the whole file: %s', (name, patch) => {
    const text = ending(TEXT)
    const document = openDocument(text)
    const whole = applyPatch(text, patch, { keyOrder: keyOrderIn(document.outline() as OutlineEntry) })
    const result = document.apply(patch, { label: 'Change' })
    expect(result.ok).toBe(whole.ok)
    if (whole.ok) expect(load(document.text)).toEqual(load(whole.text))
    // The two may indent moved lines differently; what they say is the same.
    if (whole.ok && !name.startsWith('a move')) expect(document.text).toBe(whole.text)
    document.undo()
    expect(document.text).toBe(text)
  })
})

it('deletes a step beside a broken one', () => {
  const text = TEXT.replace('identifier: unit', 'identifier: "unit')
  const document = openDocument(text)
  expect(document.apply([{ op: 'remove', path: `${GROUP}/2` }], { label: 'Delete' }).ok).toBe(true)
  expect(document.text).not.toContain('lint')
  expect(document.text).toContain('"unit')
})

it('refuses to remove an anchor that the rest of the file names', () => {
  const text = TEXT.replace('identifier: report', 'identifier: &id report').replace('name: Shop', 'name: *id')
  const result = openDocument(text).apply([{ op: 'remove', path: `${STEPS}/1` }], { label: 'Delete' })
  expect(result.ok).toBe(false)
})
