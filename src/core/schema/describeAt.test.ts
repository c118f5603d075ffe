import { describe, expect, it } from 'vitest'
import { describeAt, keyOrder } from './describeAt.ts'

describe('what may stand at a path', () => {
  it('knows the words for an enum, with help for each', () => {
    expect(describeAt('step', 'Background', ['spec', 'imagePullPolicy'])).toMatchObject({
      title: 'Image Pull Policy',
      type: 'string',
      docs: 'background#image-pull-policy',
      values: [{ value: 'Always' }, { value: 'IfNotPresent', label: 'If Not Present' }, { value: 'Never' }],
      field: { path: ['spec', 'imagePullPolicy'] },
    })
  })

  it('knows the keys of mappings in the schema’s order, and which are required', () => {
    const keys = describeAt('step', 'Background', [])?.keys
    expect(keys?.slice(0, 3).map(({ key, required }) => [key, required])).toEqual([
      ['type', true],
      ['name', true],
      ['identifier', true],
    ])
    expect(describeAt('step', 'Background', ['spec', 'reports'])?.keys).toMatchObject([
      { key: 'type', required: true },
      { key: 'spec', required: true },
    ])
    expect(describeAt('step', 'Background', ['spec', 'reports', 'type'])?.values).toEqual([{ value: 'JUnit' }])
  })

  it('offers the keys of every infrastructure while its type is not known', () => {
    const keys = describeAt('stepGroup', undefined, ['stepGroupInfra', 'spec'])?.keys?.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(['connectorRef', 'namespace', 'region']))
    expect(describeAt('stepGroup', undefined, ['stepGroupInfra', 'type'])?.values?.map(({ value }) => value)).toEqual([
      'KubernetesDirect',
      'VM',
      'ECSDirect',
    ])
  })

  it('offers every step type where one goes', () => {
    const values = describeAt('step', undefined, ['type'])?.values
    expect(values).toHaveLength(250)
    expect(values?.find(({ value }) => value === 'Background')).toMatchObject({ label: 'Background' })
  })

  it('describes the items of lists and the values of mappings', () => {
    expect(describeAt('step', 'Run', ['failureStrategies', 0, 'onFailure', 'errors', 0])?.values?.[0]).toEqual({
      value: 'AllErrors',
    })
    expect(describeAt('step', 'Run', ['spec', 'envVariables', 'PORT'])?.type).toBe('string')
  })

  it('has nothing to say where the schema has nothing', () => {
    expect(describeAt('step', 'Run', ['spec', 'nowhere', 'deeper'])).toBeUndefined()
    expect(describeAt('step', 'Run', ['__proto__'])).toBeUndefined()
  })
})

describe('where a new key goes', () => {
  it('is the order of the form', () => {
    expect(keyOrder('step', 'Background', ['spec'])).toEqual([
      'connectorRef',
      'image',
      'entrypoint',
      'shell',
      'command',
      'privileged',
      'reports',
      'envVariables',
      'imagePullPolicy',
      'resources',
      'portBindings',
      'runAsUser',
    ])
    expect(keyOrder('step', undefined, [])).toEqual(
      expect.arrayContaining(['type', 'name', 'identifier', 'spec', 'template']),
    )
    expect(keyOrder('stepGroup', undefined, []).indexOf('stepGroupInfra')).toBeLessThan(
      keyOrder('stepGroup', undefined, []).indexOf('steps'),
    )
  })
})
