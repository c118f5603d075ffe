import { describe, expect, it } from 'vitest'
import { openDocument } from './openDocument.ts'
import type { PipelineDocument } from './pipelineDocument.ts'
import { sketch, yaml } from './testSupport.ts'

const TEXT = yaml`
  pipeline:
    name: Shop
    stages:
      - stage:
          identifier: build
          spec:
            execution:
              steps:
                - stepGroup:
                    identifier: tests
                    sharedPaths: [/var/run]
                    steps:
                      # starts Docker
                      - step:
                          identifier: dind
                          type: Background
                          spec:
                            image: docker:dind
                            command: |
                              dockerd
                      - step:
                          identifier: unit
                          type: Run
                          timeout:
                - step:
                    identifier: report
                    type: Run
`

function keyOf(document: PipelineDocument, path: string) {
  const key = document.find(path)
  if (key === undefined || key === 'ambiguous') throw new Error(`No single entry ${path}`)
  return key
}

function typeAfter(document: PipelineDocument, mark: string, newText: string, group?: string) {
  const at = document.text.indexOf(mark) + mark.length
  document.edit([{ range: { start: at, end: at }, newText }], { label: `Type ${newText}`, ...(group ? { group } : {}) })
}

function textAt(document: PipelineDocument, range: { start: number; end: number } | undefined) {
  return range && document.slice(range)
}

describe('identity', () => {
  it('makes new objects of the touched entry and its ancestors only', () => {
    const document = openDocument(TEXT)
    const [dind, unit, report, group] = ['dind', 'unit', 'report', 'tests'].map((path) => keyOf(document, path))
    if (!dind || !unit || !report || !group) return
    const before = { dind: document.entry(dind), unit: document.entry(unit), report: document.entry(report) }
    const models = { group: document.model(group), unit: document.model(unit), dind: document.model(dind) }
    typeAfter(document, 'docker:dind', '-rootless')
    expect(document.entry(unit)).toBe(before.unit)
    expect(document.entry(report)).toBe(before.report)
    expect(document.entry(dind)).not.toBe(before.dind)
    expect(document.model(unit)).toBe(models.unit)
    expect(document.model(group)).toBe(models.group)
    expect(document.model(dind)).not.toBe(models.dind)
    expect(document.outline()).toBe(document.outline())
  })

  it('keeps the keys of entries that move, and gives a removed one its key back on undo', () => {
    const document = openDocument(TEXT)
    const [dind, unit, report] = ['dind', 'unit', 'report'].map((path) => keyOf(document, path))
    if (!dind || !unit || !report) return
    const from = document.pointerOf(dind) ?? ''
    const result = document.apply([{ op: 'move', from, path: '/pipeline/stages/0/stage/spec/execution/steps/1' }], {
      label: 'Move dind',
    })
    expect(result.ok).toBe(true)
    expect(sketch(document.outline())).toEqual([
      'stage build',
      '  stepGroup tests',
      '    step unit Run',
      '  step dind Background',
      '  step report Run',
    ])
    expect([dind, unit, report].map((key) => document.entry(key)?.identifier)).toEqual(['dind', 'unit', 'report'])
    document.apply([{ op: 'remove', path: document.pointerOf(report) ?? '' }], { label: 'Delete report' })
    expect(document.entry(report)).toBeUndefined()
    document.undo()
    expect(document.entry(report)?.identifier).toBe('report')
    document.undo()
    expect(document.text).toBe(TEXT)
    expect(document.entry(dind)?.identifier).toBe('dind')
  })

  it('keeps the key of a step while its identifier is typed', () => {
    const document = openDocument(TEXT)
    const unit = keyOf(document, 'unit')
    for (const letter of '_tests')
      typeAfter(document, `identifier: unit${'_tests'.slice(0, '_tests'.indexOf(letter))}`, letter)
    expect(document.entry(unit)?.identifier?.startsWith('unit_')).toBe(true)
  })
})

describe('models and places', () => {
  it('gives an entry its own values and leaves the child lists to their entries', () => {
    const document = openDocument(TEXT)
    expect(document.model(keyOf(document, 'tests'))?.value).toEqual({ identifier: 'tests', sharedPaths: ['/var/run'] })
    expect(document.model(document.outline().key)?.value).toEqual({ pipeline: { name: 'Shop' } })
    expect(document.model(keyOf(document, 'dind'))?.value).toMatchObject({ spec: { command: 'dockerd\n' } })
  })

  it('reads every other step while one is broken, and says where that one is', () => {
    const document = openDocument(TEXT)
    const dind = keyOf(document, 'dind')
    typeAfter(document, 'image: ', '"')
    const broken = document.model(dind)
    expect(broken?.errors.length).toBeGreaterThan(0)
    expect(document.model(keyOf(document, 'unit'))).toMatchObject({ errors: [], value: { identifier: 'unit' } })
    expect(
      document.apply([{ op: 'add', path: `${document.nodePointerOf(keyOf(document, 'unit'))}/timeout`, value: '5m' }], {
        label: 'x',
      }).ok,
    ).toBe(true)
    expect(document.text).toContain('timeout: 5m')
  })

  it('finds the range of a field, of its key, and of an empty value', () => {
    const document = openDocument(TEXT)
    const dind = keyOf(document, 'dind')
    const unit = keyOf(document, 'unit')
    expect(textAt(document, document.rangeOfPath(dind, ['spec', 'image'], 'value'))).toBe('docker:dind')
    expect(textAt(document, document.rangeOfPath(dind, ['spec', 'image'], 'key'))).toBe('image')
    expect(textAt(document, document.rangeOfPath(dind, ['spec', 'image'], 'pair'))).toBe('image: docker:dind')
    expect(document.rangeOfPath(unit, ['timeout'], 'value')?.start).toBe(TEXT.indexOf('timeout:') + 'timeout:'.length)
    expect(document.rangeOfPath(unit, ['nothing'], 'value')).toBeUndefined()
    expect(textAt(document, document.rangeOfPath(keyOf(document, 'tests'), ['sharedPaths', 0], 'value'))).toBe(
      '/var/run',
    )
  })

  it('tells the entry and the path at an offset', () => {
    const document = openDocument(TEXT)
    const dind = keyOf(document, 'dind')
    const at = (mark: string) => document.pathAt(TEXT.indexOf(mark) + 2)
    expect(at('docker:dind')).toEqual({ key: dind, path: ['spec', 'image'], on: 'value' })
    expect(at('image:')).toEqual({ key: dind, path: ['spec', 'image'], on: 'key' })
    expect(at('/var/run')).toEqual({ key: keyOf(document, 'tests'), path: ['sharedPaths', 0], on: 'value' })
    expect(document.pathAt(TEXT.indexOf('timeout:') + 8)).toEqual({
      key: keyOf(document, 'unit'),
      path: ['timeout'],
      on: 'value',
    })
  })

  it('points to items and to their own mappings', () => {
    const document = openDocument(TEXT)
    const dind = keyOf(document, 'build/tests/dind')
    expect(document.pointerOf(dind)).toBe('/pipeline/stages/0/stage/spec/execution/steps/0/stepGroup/steps/0')
    expect(document.nodePointerOf(dind)).toBe(`${document.pointerOf(dind)}/step`)
    expect(document.ancestorsOf(dind).map((entry) => entry.kind)).toEqual(['document', 'stage', 'stepGroup'])
    expect(document.keyAt(TEXT.indexOf('dockerd'))).toBe(dind)
    expect(document.find('nowhere')).toBeUndefined()
  })

  it('resolves aliases and merge keys from anchors elsewhere in the file', () => {
    const document = openDocument(yaml`
      pipeline:
        variables: &defaults
          timeout: 5m
          type: Run
        stages:
          - stage:
              spec:
                execution:
                  steps:
                    - step:
                        <<: *defaults
                        identifier: a
                        timeout: 9m
                        tags: *missing
    `)
    const model = document.model(keyOf(document, 'a'))
    expect(model?.value).toEqual({ identifier: 'a', timeout: '9m', type: 'Run' })
    expect(document.entry(keyOf(document, 'a'))?.type).toBe('Run')
    expect(model?.errors.map((error) => error.message)).toEqual(['No anchor &missing stands above this alias'])
  })
})

describe('history', () => {
  it('makes one undo step of typing in one place, and survives a reload', () => {
    const document = openDocument(TEXT)
    typeAfter(document, 'name: Shop', ' one', 'name')
    typeAfter(document, 'name: Shop one', ' two', 'name')
    typeAfter(document, 'identifier: unit', '_x')
    expect(document.history).toMatchObject({ canUndo: true, canRedo: false, undoLabel: 'Type _x' })
    const reopened = openDocument(document.text, { history: document.serializeHistory() })
    expect(reopened.undo()).toBe(true)
    expect(reopened.history).toMatchObject({ undoLabel: 'Type  two', redoLabel: 'Type _x' })
    reopened.undo()
    expect(reopened.text).toBe(TEXT)
    reopened.redo()
    expect(reopened.text).toContain('name: Shop one two')
    expect(openDocument(TEXT, { history: document.serializeHistory() }).history.canUndo).toBe(false)
    expect(openDocument(TEXT, { history: '{"form":1' }).history.canUndo).toBe(false)
  })

  it('tells listeners the edits against the text before, with the source', () => {
    const document = openDocument('name: a\n')
    const heard: unknown[] = []
    const stop = document.onChange((change) => heard.push(change))
    const edits = [{ range: { start: 6, end: 7 }, newText: 'b' }]
    document.edit(edits, { label: 'Type', source: 'yaml' })
    document.undo()
    stop()
    document.redo()
    expect(heard).toEqual([
      { version: 1, edits, origin: 'edit', label: 'Type', source: 'yaml' },
      { version: 2, edits: [{ range: { start: 6, end: 7 }, newText: 'a' }], origin: 'undo', label: 'Type' },
    ])
  })

  it('changes nothing when an operation fails, and says which', () => {
    const document = openDocument(TEXT)
    const unit = document.nodePointerOf(keyOf(document, 'unit'))
    const result = document.apply(
      [
        { op: 'add', path: `${unit}/name`, value: 'Unit' },
        { op: 'test', path: `${unit}/type`, value: 'Background' },
      ],
      { label: 'x' },
    )
    expect(result).toMatchObject({ ok: false, refusal: { code: 'test-failed', operation: 1, pointer: `${unit}/type` } })
    expect(document.text).toBe(TEXT)
    expect(document.version).toBe(0)
  })
})
