import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkNode } from './index.ts'
import type { NodeKind } from './contract.ts'

const check = (kind: NodeKind, yaml: string) => checkNode(kind, parse(yaml) as unknown)
const sentences = (kind: NodeKind, yaml: string) =>
  check(kind, yaml).map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('checking a node', () => {
  it('asks for a type first', () => {
    expect(check('step', '{ name: a, identifier: a }')).toEqual([
      { path: ['type'], code: 'required', message: 'A step needs a type: add type', severity: 'error' },
    ])
  })

  it('only warns of a step type that nobody lists, with the nearest one', () => {
    expect(check('step', '{ type: Backgroud, name: a, identifier: a }')).toMatchObject([
      { code: 'unknown-type', severity: 'warning', suggestion: 'Background' },
    ])
  })

  it('knows the builders of CI stages', () => {
    expect(check('step', '{ type: RestoreCacheAzure, name: a, identifier: a, spec: { any: thing } }')).toEqual([])
  })

  it('holds other step types to what they require, and leaves the rest of their settings alone', () => {
    expect(
      sentences('step', '{ type: K8sPatch, name: a, identifier: a, spec: { workload: x, source: {}, anything: 1 } }'),
    ).toEqual(['spec.mergeStrategyType: Merge Strategy Type is required: add mergeStrategyType'])
  })

  it('takes a link to a template in the place of a type', () => {
    expect(
      check('step', '{ name: a, identifier: a, template: { templateRef: account.run, versionLabel: "1" } }'),
    ).toEqual([])
    expect(sentences('stepGroup', '{ name: a, identifier: a, template: { versionLabel: 1 } }')).toEqual([
      'template.templateRef: Template is required: add templateRef',
      'template.versionLabel: Version Label must be text: put it in quotes, "1"',
    ])
  })

  it('wants a failure strategy of a Deployment stage, and one service and one target', () => {
    expect(
      sentences(
        'stage',
        '{ type: Deployment, name: a, identifier: a, spec: { execution: {}, service: {}, services: {} } }',
      ),
    ).toEqual([
      'spec: Spec can have only one of service, services, serviceConfig',
      'spec: Spec needs one of environment, environments, environmentGroup, infrastructure',
      'failureStrategies: Failure Strategy is required: add failureStrategies',
    ])
  })

  it('does not know a stage type in small letters', () => {
    expect(check('stage', '{ type: ci, name: a, identifier: a }')).toMatchObject([
      { path: ['type'], code: 'unknown-type', severity: 'error', suggestion: 'CI' },
    ])
  })

  it('asks for nothing in a pipeline, as the official schema does', () => {
    expect(check('pipeline', '{}')).toEqual([])
  })

  it('says what a value of the wrong kind should be', () => {
    expect(sentences('pipeline', '[]')).toEqual([': A pipeline must be a mapping'])
    expect(sentences('stepGroup', '{ name: a, identifier: a, stepGroupInfra: KubernetesDirect }')).toEqual([
      'stepGroupInfra: Step Group Infra must be a mapping with a type: KubernetesDirect, VM or ECSDirect; it is KubernetesDirect',
    ])
  })
})

describe('hostile values', () => {
  it('treats __proto__ and constructor as keys like any other', () => {
    const value: unknown = JSON.parse(
      '{"type":"Run","name":"a","identifier":"a","__proto__":{"x":1},"spec":{"constructor":1,"__proto__":[]}}',
    )
    const keys = checkNode('step', value).map(({ path, code }) => `${code} ${path.join('.')}`)
    expect(keys).toEqual(['unknown-key __proto__', 'unknown-key spec.constructor', 'unknown-key spec.__proto__'])
  })

  it('does not take a type named like a property of objects for a known one', () => {
    expect(checkNode('step', { type: 'toString', name: 'a', identifier: 'a' })).toMatchObject([
      { code: 'unknown-type' },
    ])
    expect(checkNode('stage', { type: 'constructor', name: 'a', identifier: 'a' })).toMatchObject([
      { code: 'unknown-type' },
    ])
  })

  it.each([undefined, null, 5, 'text', [], true])('answers %j with one sentence', (value) => {
    expect(checkNode('step', value)).toHaveLength(1)
  })

  it('shortens what it repeats', () => {
    const [issue] = checkNode('step', { type: 'Run', name: 'a', identifier: '-'.repeat(1_000_000), spec: {} })
    expect(issue?.message.length).toBeLessThan(200)
  })

  it('is quick with a million variables and a long key', () => {
    const envVariables = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`K${index}`, 'v']))
    const start = performance.now()
    checkNode('step', { type: 'Run', name: 'a', identifier: 'a', spec: { envVariables }, ['k'.repeat(100_000)]: 1 })
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('speed', () => {
  it('checks a usual step in well under a millisecond', () => {
    const step = {
      type: 'Background',
      name: 'a',
      identifier: 'a',
      spec: { image: 'redis:7', connectorRef: 'hub', shell: 'Sh' },
    }
    for (let warm = 0; warm < 500; warm += 1) checkNode('step', step)
    const start = performance.now()
    for (let count = 0; count < 1000; count += 1) checkNode('step', step)
    expect((performance.now() - start) / 1000).toBeLessThan(0.5)
  })
})
