import { describe, expect, it } from 'vitest'
import { openDocument } from '../../core/document/openDocument.ts'
import { sentenceOf } from './changeInWords.ts'
import { whatChanged } from './whatChanged.ts'

const PIPELINE = `pipeline:
  name: Orders
  identifier: orders
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  type: Background
                  name: dind
                  identifier: dind
                  spec:
                    image: docker:24-dind
                    privileged: false
              - parallel:
                  - step:
                      type: Run
                      name: Lint
                      identifier: lint
                      spec:
                        command: lint
                  - step:
                      type: Run
                      name: Unit
                      identifier: unit
                      spec:
                        command: unit
            rollbackSteps:
              - step:
                  type: Run
                  name: Back
                  identifier: back
                  spec:
                    command: back
`
const ADDED = `              - step:
                  type: Run
                  name: Wait
                  identifier: wait
                  spec:
                    command: sleep 1
`
const sentences = (after: string, before = PIPELINE) =>
  whatChanged(openDocument(before), openDocument(after)).map(sentenceOf)

describe('what changed, in words', () => {
  it('is nothing where only a comment changed', () => {
    expect(sentences(`# mine\n${PIPELINE}`)).toEqual([])
  })
  it('names a field by its label, with both values', () => {
    expect(sentences(PIPELINE.replace('24-dind', '27-dind'))).toEqual([
      'Image of dind from docker:24-dind to docker:27-dind',
    ])
  })
  it('says on and off of a switch', () => {
    expect(sentences(PIPELINE.replace('privileged: false', 'privileged: true'))).toEqual([
      'Turned on Privileged of dind',
    ])
  })
  it('tells a removed field', () => {
    expect(sentences(PIPELINE.replace('                    privileged: false\n', ''))).toEqual([
      'Removed Privileged of dind',
    ])
  })
  it('tells an added step and after which one it stands', () => {
    const after = PIPELINE.replace('              - parallel:', `${ADDED}              - parallel:`)
    expect(sentences(after)).toEqual(['Added Wait after dind'])
    expect(sentences(PIPELINE, after)).toEqual(['Removed Wait'])
  })
  it('tells a moved step', () => {
    const before = PIPELINE.replace('              - parallel:', `${ADDED}              - parallel:`)
    const after = PIPELINE.replace(
      '              - step:\n                  type: Background',
      `${ADDED}              - step:\n                  type: Background`,
    )
    expect(sentences(after, before)).toEqual([expect.stringMatching(/^Moved (Wait|dind)/)])
  })
  it('is about the pipeline for its own fields', () => {
    expect(sentences(PIPELINE.replace('name: Orders', 'name: Shop'))).toEqual(['Name of Shop from Orders to Shop'])
  })
  it('tells another Id as one, also of a step that was renamed with it', () => {
    expect(sentences(PIPELINE.replace('identifier: dind', 'identifier: docker'))).toEqual([
      'Id of dind from dind to docker',
    ])
    const renamed = PIPELINE.replace('name: dind', 'name: Docker').replace('identifier: dind', 'identifier: docker')
    expect(sentences(renamed)).toEqual(['Name of Docker from dind to Docker', 'Id of Docker from dind to docker'])
  })
  it('tells one move however far it goes', () => {
    const after = PIPELINE.replace('              - parallel:', `${ADDED}              - parallel:`)
    const step = after.slice(after.indexOf('              - step:'), after.indexOf(ADDED))
    const moved = after.replace(step, '').replace('            rollbackSteps', `${step}            rollbackSteps`)
    expect(sentences(moved, after)).toEqual(['Moved dind after Unit'])
  })
  it('tells a step that went into a new group as moved', () => {
    const dind = PIPELINE.slice(
      PIPELINE.indexOf('              - step:'),
      PIPELINE.indexOf('              - parallel:'),
    )
    const group = `              - stepGroup:
                  name: pod
                  identifier: pod
                  steps:
${dind.replaceAll(/^/gm, '      ').trimEnd()}
`
    expect(sentences(PIPELINE.replace(dind, group))).toEqual([
      'Added pod at the start of Build',
      'Moved dind at the start of pod',
    ])
  })
})
