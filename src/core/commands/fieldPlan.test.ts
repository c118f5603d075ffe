import { describe, expect, it } from 'vitest'
import type { Companions } from './fieldPlan.ts'
import { planRemove, planSet } from './fieldPlan.ts'

const node = (value: unknown) => ({ value, pointer: '/step' })

describe('setting a value', () => {
  it('replaces what stands there', () => {
    expect(planSet(node({ spec: { image: 'a' } }), ['spec', 'image'], 'b')).toEqual([
      { op: 'replace', path: '/step/spec/image', value: 'b' },
    ])
  })

  it('does nothing when the value is the same', () => {
    expect(planSet(node({ spec: { entrypoint: ['a'] } }), ['spec', 'entrypoint'], ['a'])).toEqual([])
  })

  it('adds a missing key, with the containers it needs', () => {
    expect(planSet(node({ spec: {} }), ['spec', 'resources', 'limits', 'memory'], '1Gi')).toEqual([
      { op: 'add', path: '/step/spec/resources', value: { limits: { memory: '1Gi' } } },
    ])
  })

  it('fills a bare key', () => {
    expect(planSet(node({ spec: null }), ['spec', 'image'], 'b')).toEqual([
      { op: 'replace', path: '/step/spec', value: { image: 'b' } },
    ])
  })

  it('takes the place of a runtime input that stands for the whole container', () => {
    expect(planSet(node({ resources: '<+input>' }), ['resources', 'limits'], { cpu: '1' })).toEqual([
      { op: 'replace', path: '/step/resources', value: { limits: { cpu: '1' } } },
    ])
  })

  it('fills an entry that is empty', () => {
    expect(planSet(node(null), ['name'], 'a')).toEqual([{ op: 'replace', path: '/step', value: { name: 'a' } }])
  })

  it('escapes keys as RFC 6901 says', () => {
    expect(planSet(node({ tags: { 'a/b~c': 'x' } }), ['tags', 'a/b~c'], 'y')).toEqual([
      { op: 'replace', path: '/step/tags/a~1b~0c', value: 'y' },
    ])
  })

  it('adds what the new container cannot be without', () => {
    expect(planSet(node({ spec: {} }), ['spec', 'reports', 'spec', 'paths'], ['a.xml'], reports)).toEqual([
      { op: 'add', path: '/step/spec/reports', value: { type: 'JUnit', spec: { paths: ['a.xml'] } } },
    ])
  })
})

describe('removing a value', () => {
  const prune = [
    ['spec', 'resources', 'limits'],
    ['spec', 'resources'],
  ]

  it('removes the key alone while its container holds more', () => {
    const value = { spec: { resources: { limits: { memory: '1Gi', cpu: '1' } } } }
    expect(planRemove(node(value), ['spec', 'resources', 'limits', 'cpu'], { prune })).toEqual([
      { op: 'remove', path: '/step/spec/resources/limits/cpu' },
    ])
  })

  it('takes the containers that would be empty with it', () => {
    const value = { spec: { resources: { limits: { cpu: '1' } } } }
    expect(planRemove(node(value), ['spec', 'resources', 'limits', 'cpu'], { prune })).toEqual([
      { op: 'remove', path: '/step/spec/resources' },
    ])
  })

  it('leaves a container that holds something we do not know', () => {
    const value = { spec: { resources: { limits: { cpu: '1' }, ours: true } } }
    expect(planRemove(node(value), ['spec', 'resources', 'limits', 'cpu'], { prune })).toEqual([
      { op: 'remove', path: '/step/spec/resources/limits' },
    ])
  })

  it('does not keep a container for the sake of its companions', () => {
    const value = { spec: { reports: { type: 'JUnit', spec: { paths: ['a.xml'] } } } }
    const containers = [
      ['spec', 'reports', 'spec', 'paths'],
      ['spec', 'reports', 'spec'],
      ['spec', 'reports'],
    ]
    expect(
      planRemove(node(value), ['spec', 'reports', 'spec', 'paths', 0], { prune: containers, companions: reports }),
    ).toEqual([{ op: 'remove', path: '/step/spec/reports' }])
  })

  it('does nothing when nothing stands there', () => {
    expect(planRemove(node({ spec: {} }), ['spec', 'image'])).toEqual([])
  })
})

const reports: Companions = (container): Record<string, string> =>
  container.join('.') === 'spec.reports' ? { type: 'JUnit' } : {}
