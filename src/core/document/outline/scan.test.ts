import { describe, expect, it } from 'vitest'
import { openDocument } from '../openDocument.ts'
import { corpus, drawnFound, sketch, VARIANTS, yaml } from '../testSupport.ts'
import { outlineFromParse } from './outlineFromParse.ts'
import { scanOutline } from './scan.ts'

const outline = (text: string) => sketch(openDocument(text).outline())

const PIPELINE = yaml`
  pipeline:
    name: Shop
    identifier: shop
    stages:
      - stage:
          name: Build
          identifier: build
          type: Custom
          spec:
            execution:
              steps:
                - stepGroup:
                    name: Tests
                    identifier: tests
                    stepGroupInfra:
                      type: KubernetesDirect
                    steps:
                      - step:
                          type: Background
                          name: Docker
                          identifier: dind
                      - parallel:
                          - step: { type: Run, name: "Unit tests", identifier: unit }
                          - stepGroup:
                              identifier: nested
                              steps:
                                - step:
                                    identifier: inner
                                    type: Run
              rollbackSteps:
                - step:
                    identifier: undo
                    type: ShellScript
      - parallel:
          - stage:
              identifier: linked
              template:
                templateRef: account.deploy
`

describe('the line scan', () => {
  it('finds stages, groups, parallels, steps and rollback steps, nested and in flow style', () => {
    expect(outline(PIPELINE)).toEqual([
      'stage build Custom',
      '  stepGroup tests',
      '    step dind Background',
      '    parallel',
      '      step unit Run',
      '      stepGroup nested',
      '        step inner Run',
      '  step undo ShellScript',
      'parallel',
      '  stage linked',
    ])
  })

  it('reads scripts, comments and quoted text as text, whatever they say', () => {
    const text = yaml`
      steps:
        - step:
            identifier: a
            name: "one: # not a comment" # a comment
            spec:
              command: |
                steps:
                - step:
                    identifier: no
              other: "
                - step: no"
              # - step: no
        # - step:
        #     identifier: no
        - step:
            'identifier': b
    `
    expect(outline(text)).toEqual(['step a', 'step b'])
    expect(openDocument(text).outline().lists[0]?.items[0]?.name).toBe('one: # not a comment')
  })

  it('tells the kind of a file by its root key', () => {
    const kinds = [
      '',
      '# only a comment\n',
      'inputSet:\n  name: a\n',
      'stages: []\n',
      '- step:\n    name: a\n',
      'jobs:\n  a: 1\n',
    ]
    expect(kinds.map((text) => openDocument(text).kind)).toEqual([
      'empty',
      'empty',
      'inputSet',
      'fragment',
      'fragment',
      'other',
    ])
  })

  it('finds the one entry inside a template and inside a fragment', () => {
    const template = yaml`
      template:
        name: Builder
        spec:
          stageType: Deployment
          steps:
            - step:
                identifier: a
        type: StepGroup
    `
    expect(outline(template)).toEqual(['stepGroup', '  step a'])
    expect(outline('stepGroup:\n  identifier: g\n  steps:\n  - step:\n      identifier: a\n')).toEqual([
      'stepGroup g',
      '  step a',
    ])
    const document = openDocument(template)
    const body = document.outline().lists[0]?.items[0]
    expect(body && document.pointerOf(body.key)).toBe('/template/spec')
    expect(body?.lists[0]?.items[0] && document.pointerOf(body.lists[0].items[0].key)).toBe('/template/spec/steps/0')
  })

  it('finds the steps of a provisioner and the stages of an input set', () => {
    const text = yaml`
      inputSet:
        pipeline:
          stages:
            - stage:
                identifier: deploy
                spec:
                  infrastructure:
                    infrastructureDefinition:
                      provisioner:
                        rollbackSteps:
                          - step:
                              identifier: destroy
                  environment:
                    provisioner:
                      steps:
                        - step:
                            identifier: apply
    `
    expect(outline(text)).toEqual(['stage deploy', '  step destroy', '  step apply'])
  })

  it('keeps every other step when one line is half typed', () => {
    const broken = yaml`
      steps:
        - step:
            identifier: a
            na
        - step:
            identifier: "b
            type: Run
      tim
        - ste
        - step:
            identifier: c
    `
    expect(outline(broken)).toEqual(['step a', 'step Run', 'unreadable', 'step c'])
  })

  it('ends an entry before the comments at its dash, and after those that are indented deeper', () => {
    const text = yaml`
      steps:
        - step:
            identifier: a
          # a's own
        # of b
        - step:
            identifier: b
    `
    const document = openDocument(text)
    const [a, b] = document.outline().lists[0]?.items ?? []
    expect(a && document.slice(document.rangeOf(a.key) ?? { start: 0, end: 0 })).toMatch(/# a's own$/)
    expect(b && document.slice(document.rangeOf(b.key) ?? { start: 0, end: 0 })).toMatch(/^- step:/)
  })

  it('gives the blank lines below a kept block scalar to its step', () => {
    const text = 'steps:\n- step:\n    identifier: a\n    name: |+\n      x\n\n\n- step:\n    identifier: b\n'
    const document = openDocument(text)
    expect(document.outline().lists[0]?.items[0]?.length).toBe(
      text.indexOf('\n- step:\n    identifier: b') - 'steps:\n'.length,
    )
  })

  it('reads the first of several documents', () => {
    expect(
      outline('%YAML 1.2\n---\nsteps:\n- step:\n    identifier: a\n---\nsteps:\n- step:\n    identifier: b\n'),
    ).toEqual(['step a'])
  })
})

describe.each(Object.entries(VARIANTS))('the line scan of real pipelines, %s', (_, variant) => {
  it('finds what a full parse finds', () => {
    for (const { name, text } of corpus()) {
      const changed = variant(text)
      const parsed = outlineFromParse(changed)
      if (parsed) expect(drawnFound(scanOutline(changed)), name).toBe(drawnFound(parsed))
    }
  })
})
