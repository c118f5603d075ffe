import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { idTrouble, planChangeId } from './changeId.ts'
import { openDocument } from '../document/openDocument.ts'
import { referencesInInputSet, referencesOf } from './references.ts'
import { opened } from './testSupport.ts'

const PIPELINE = yaml`
  pipeline:
    stages:
      - stage:
          identifier: one
          type: Custom
          spec:
            execution:
              steps:
                - stepGroup:
                    identifier: build
                    steps:
                      # like build_dind elsewhere
                      - step:
                          identifier: "dind"
                          type: Background
                      - step:
                          identifier: test
                          type: Run
                          spec:
                            envVariables:
                              DOCKER_HOST: tcp://build_dind:2375
                              IMAGE: <+execution.steps.build.steps.dind.spec.image>
                              OTHER: <+pipeline.variables.dind>
                            command: |
                              docker -H dind:2375 info
      - stage:
          identifier: two
          type: Custom
          spec:
            execution:
              steps:
                - step:
                    identifier: dind
                    type: Run
                    spec:
                      a: <+pipeline.stages.one.spec.execution.steps.build.steps.dind.spec.image>
                      b: <+execution.steps.dind.output>
`

describe('the places that name an Id', () => {
  it('are told with their line, and what is not sure says why', () => {
    const { document } = opened(PIPELINE)
    const key = document.find('one/build/dind')
    if (key === undefined || key === 'ambiguous') throw new Error('no dind')
    const found = referencesOf(document, key).map(({ shown, at, doubt }) => [shown.slice(at, at + 4), shown, doubt])
    expect(found).toEqual([
      ['dind', '# like build_dind elsewhere', 'comment, not a reference'],
      ['dind', 'DOCKER_HOST: tcp://build_dind:2375', undefined],
      ['dind', 'IMAGE: <+execution.steps.build.steps.dind.spec.image>', undefined],
      ['dind', 'OTHER: <+pipeline.variables.dind>', 'may be something else of this name'],
      ['dind', 'docker -H dind:2375 info', undefined],
      ['dind', 'a: <+pipeline.stages.one.spec.execution.steps.build.steps.dind.spec.image>', undefined],
      ['dind', 'b: <+execution.steps.dind.output>', 'in another stage'],
    ])
  })

  it('of a group are also the first halves of its hosts, of a stage its place in expressions', () => {
    const { document, key } = opened(PIPELINE)
    expect(referencesOf(document, key('build')).filter(({ doubt }) => doubt === undefined)).toHaveLength(3)
    expect(referencesOf(document, key('one')).map(({ doubt }) => doubt)).toEqual([undefined])
  })
})

describe('the places that are the Id of a stage', () => {
  const text = yaml`
    pipeline:
      identifier: shop
      notificationRules:
        - pipelineEvents: [{ type: StageFailed, forStages: [one, other] }]
      stages:
        - stage:
            identifier: one
            type: CI
            spec: { infrastructure: { type: KubernetesDirect } }
        - stage:
            identifier: two
            type: CI
            spec:
              infrastructure: { useFromStage: one }
        - stage:
            identifier: three
            type: Deployment
            spec:
              service: { useFromStage: { stage: 'one' } }
              note: one
  `

  it('are those that take from it or tell of it', () => {
    const { document, key } = opened(text)
    const found = referencesOf(document, key('one'))
    expect(found.map(({ doubt, range }) => [document.slice(range), doubt])).toEqual([
      ['one', undefined],
      ['one', undefined],
      ['one', undefined],
    ])
    expect(found.at(-1)?.shown).toBe("service: { useFromStage: { stage: 'one' } }")
    expect(referencesOf(document, key('two'))).toEqual([])
  })

  it('are found in an input set of the pipeline, and in no other', () => {
    const { document, key } = opened(text)
    const inputs = (pipeline: string) =>
      openDocument(yaml`
        inputSet:
          identifier: i
          pipeline:
            identifier: ${pipeline}
            stages:
              - parallel:
                  - stage:
                      identifier: "one"
                      type: CI
      `)
    const ours = inputs('shop')
    const [reference] = referencesInInputSet(document, key('one'), ours)
    expect(reference).toMatchObject({ shown: 'identifier: "one"', doubt: undefined })
    expect(reference && ours.slice(reference.range)).toBe('one')
    expect(referencesInInputSet(document, key('two'), ours)).toEqual([])
    expect(referencesInInputSet(document, key('one'), inputs('elsewhere'))).toEqual([])
  })
})

describe('changing an Id', () => {
  it('changes the sure places with it, in one step, and nothing else', () => {
    const { document } = opened(PIPELINE)
    const key = document.find('one/build/dind')
    if (key === undefined || key === 'ambiguous') throw new Error('no dind')
    const places = referencesOf(document, key).flatMap(({ range, doubt }) => (doubt === undefined ? [range] : []))
    const plan = planChangeId(document, { key, to: 'docker', places })
    if ('refusal' in plan) throw new Error(plan.refusal.code)
    document.edit(plan.edits, { label: 'Change Id' })
    expect(document.text).toBe(
      PIPELINE.replace('identifier: "dind"', 'identifier: "docker"')
        .replace('tcp://build_dind', 'tcp://build_docker')
        .replace('IMAGE: <+execution.steps.build.steps.dind', 'IMAGE: <+execution.steps.build.steps.docker')
        .replace('-H dind:', '-H docker:')
        .replace('one.spec.execution.steps.build.steps.dind', 'one.spec.execution.steps.build.steps.docker'),
    )
    document.undo()
    expect(document.text).toBe(PIPELINE)
  })

  it('says why an Id cannot be', () => {
    const { document, key } = opened(PIPELINE)
    expect(idTrouble(document, key('test'), 'dind')).toBe('taken in this stage')
    expect(idTrouble(document, key('test'), 'a b')).toBe('letters, digits and _ only')
    expect(idTrouble(document, key('one'), 'two')).toBe('taken in this pipeline')
    expect(idTrouble(document, key('test'), 'test')).toBeUndefined()
  })
})
