import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { checkPipeline } from '../problems/checkPipeline.ts'
import { stepTypes } from '../schema/index.ts'
import { addBranch } from './addBranch.ts'
import { addStage, addStep, addStepGroup, addTemplate } from './addStep.ts'
import { afterwards, byIdentifier, opened } from './testSupport.ts'

const PIPELINE = yaml`
  pipeline:
    name: shop
    identifier: shop
    stages:
      - stage:
          name: build
          identifier: build
          type: Custom
          spec:
            execution:
              steps:
                - stepGroup:
                    identifier: pod
                    stepGroupInfra:
                      type: KubernetesDirect
                      spec: { connectorRef: k8s, namespace: ci }
                    steps:
                      - step:
                          identifier: Run_1 # the first
                          type: Run
`

describe('adding', () => {
  it.each(['step', 'stepGroup'] as const)('links a %s template, which is then named in its form', (kind) => {
    const { document, key } = opened(PIPELINE)
    const point = { parent: key('pod'), list: 'steps', index: 1 } as const
    const { text, selected } = afterwards(document, addTemplate, { kind, point })
    expect(text.startsWith(PIPELINE)).toBe(true)
    expect(text.slice(PIPELINE.length)).toContain('templateRef: ""')
    expect(selected).toBe(kind === 'step' ? 'template_1' : 'template_group_1')
  })

  it('puts nothing in the place of what the picture does not show', () => {
    const fragment = opened(yaml`
      stage:
        identifier: build
        type: CI
        spec:
          execution:
            steps:
              - step:
                  identifier: Run_1
                  type: Run
      steps:
        - step:
            identifier: Run_2 # not of the stage
            type: Run
    `)
    const root = fragment.document.outline().key
    const inRoot = addStep.check(fragment.document, { type: 'Run', point: { parent: root, list: 'steps', index: 0 } })
    expect(inRoot).toEqual({ allowed: false, reason: 'The file is about this; add to what is in it.' })
    const { document, key } = opened(PIPELINE.replace(/steps:\n +- step:[^]*$/, 'steps: <+input>\n'))
    const inGroup = addStep.check(document, { type: 'Run', point: { parent: key('pod'), list: 'steps', index: 0 } })
    expect(inGroup).toEqual({
      allowed: false,
      reason: 'Something else stands at steps already. Change it in the YAML.',
    })
  })

  it('puts a Background step before the steps of a group, with an id of its own', () => {
    const { document, key } = opened(PIPELINE)
    const point = { parent: key('pod'), list: 'steps', index: 0 } as const
    const { text, selected, plan } = afterwards(document, addStep, { type: 'Background', point })
    expect(text).toBe(
      PIPELINE.replace(
        '                  steps:\n                    - step:\n                        identifier: Run_1',
        [
          '                  steps:',
          '                    - step:',
          '                        type: Background',
          '                        name: Background_1',
          '                        identifier: Background_1',
          '                        spec:',
          '                          connectorRef: ""',
          '                          image: ""',
          '                          shell: Sh',
          '                    - step:',
          '                        identifier: Run_1',
        ].join('\n'),
      ),
    )
    expect(selected).toBe('Background_1')
    expect(plan.announcement).toBe('Added Background_1 to pod')
  })

  it('counts on where ids are taken', () => {
    const { document, key } = opened(PIPELINE)
    const point = { parent: key('pod'), list: 'steps', index: 1 } as const
    expect(afterwards(document, addStep, { type: 'Run', point }).selected).toBe('Run_2')
    expect(document.text).toContain('identifier: Run_1 # the first')
  })

  it('can add every type of step there is', () => {
    for (const { type } of stepTypes) {
      const { document, key } = opened(PIPELINE)
      const point = { parent: key('build'), list: 'steps', index: 1 } as const
      const { selected } = afterwards(document, addStep, { type, point })
      expect(byIdentifier(document, selected ?? '').type).toBe(type)
    }
  })

  it('adds a step group with a pod and a step to begin with', () => {
    const { document, key } = opened(PIPELINE)
    const point = { parent: key('build'), list: 'steps', index: 1 } as const
    const { selected } = afterwards(document, addStepGroup, { point })
    const group = byIdentifier(document, selected ?? '')
    expect(group.kind).toBe('stepGroup')
    expect(group.lists[0]?.items.map(({ type }) => type)).toEqual(['Run'])
    expect(document.model(group.key)?.value).toMatchObject({ stepGroupInfra: { type: 'KubernetesDirect' } })
  })

  it('adds a stage, also as the first of a pipeline that has none', () => {
    const { document } = opened('pipeline:\n  name: empty # so far\n  identifier: empty\n')
    const point = { parent: document.outline().key, list: 'stages', index: 0 } as const
    const { selected, text } = afterwards(document, addStage, { type: 'Custom', point })
    expect(text).toContain('name: empty # so far')
    expect(byIdentifier(document, selected ?? '').kind).toBe('stage')
  })

  it('begins stages of each type with all that the type cannot be without', () => {
    for (const [type, first] of [
      ['Custom', 'ShellScript_1'],
      ['Deployment', 'ShellScript_1'],
      ['CI', 'Run_1'],
      ['Approval', 'HarnessApproval_1'],
    ] as const) {
      const { document } = opened('pipeline:\n  name: empty\n  identifier: empty\n')
      const point = { parent: document.outline().key, list: 'stages', index: 0 } as const
      const { selected, text } = afterwards(document, addStage, { type, point })
      const stage = byIdentifier(document, selected ?? '')
      expect(stage.type).toBe(type)
      expect(stage.lists[0]?.items.map(({ identifier }) => identifier)).toEqual([first])
      // What is left to do is to fill in what only its author knows.
      const missing = checkPipeline(text).filter(({ severity }) => severity === 'error')
      expect(missing.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
    }
  })

  it('makes rollback steps where there were none', () => {
    const { document, key } = opened(PIPELINE)
    const point = { parent: key('build'), list: 'rollbackSteps', index: 0 } as const
    afterwards(document, addStep, { type: 'ShellScript', point })
    expect(byIdentifier(document, 'build').lists.map(({ name }) => name)).toContain('rollbackSteps')
  })

  it('puts a step beside another by making a parallel, and then as its next branch', () => {
    const { document, key } = opened(PIPELINE)
    const first = afterwards(document, addBranch, { key: key('Run_1'), type: 'Run' })
    expect(first.selected).toBe('Run_2')
    expect(first.text).toContain('identifier: Run_1 # the first')
    const second = afterwards(document, addBranch, { key: key('Run_1'), type: 'Run' })
    expect(second.selected).toBe('Run_3')
    const parallel = byIdentifier(document, 'pod').lists[0]?.items[0]
    expect(parallel?.lists[0]?.items.map(({ identifier }) => identifier)).toEqual(['Run_1', 'Run_2', 'Run_3'])
  })

  it('says why not in a group that is a link to a template', () => {
    const { document, key } = opened(yaml`
      steps:
        - stepGroup:
            identifier: linked
            template: { templateRef: org.build }
    `)
    const point = { parent: key('linked'), list: 'steps', index: 0 } as const
    expect(addStep.check(document, { type: 'Run', point })).toEqual({
      allowed: false,
      reason: 'linked is a link to a template. Its steps are in the template.',
    })
  })
  it.each([
    [
      'a stage that runs another pipeline',
      yaml`
        pipeline:
          identifier: main
          stages:
            - stage: { identifier: here, type: Pipeline, spec: { pipeline: other } }
      `,
      'here runs another pipeline, so it has no steps of its own.',
    ],
    [
      'an input set',
      yaml`
        inputSet:
          identifier: set
          pipeline:
            identifier: main
            stages:
              - stage: { identifier: here, type: Deployment }
      `,
      'An input set has values for a pipeline. Steps are added to the pipeline itself.',
    ],
  ])('says why not in %s', (_, text, reason) => {
    const { document, key } = opened(text)
    const point = { parent: key('here'), list: 'steps', index: 0 } as const
    expect(addStep.check(document, { type: 'Run', point })).toEqual({ allowed: false, reason })
    expect(addStepGroup.check(document, { point })).toEqual({ allowed: false, reason })
  })
})
