import { describe, expect, it } from 'vitest'
import { checkNode } from './index.ts'

const step = (more: object) => ({ type: 'Background', name: 'a', identifier: 'a', spec: {}, ...more })
const problems = (more: object) =>
  checkNode('step', step(more)).map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('timeout', () => {
  it.each([
    '10s',
    '1h 5s',
    '10m',
    '1h 30m',
    '2d',
    '1w',
    '01m',
    '10s junk',
    '',
    '<+input>',
    '<+pipeline.variables.t>',
    '<+input>.default(10m)',
  ])('takes %j', (timeout) => {
    expect(problems({ timeout })).toEqual([])
  })

  it.each(['5s', '90', '0m', '100ms', '10 minutes', '<+input>.executionInput()'])('refuses %j', (timeout) => {
    expect(problems({ timeout })).toEqual([
      `timeout: Timeout must be a duration like 30s, 10m or 1h 30m; seconds alone need two digits; it is ${timeout}`,
    ])
  })

  it('wants a number in quotes, though it stays no duration', () => {
    expect(problems({ timeout: 10 })).toEqual(['timeout: Timeout must be text: put it in quotes, "10"'])
  })
})

describe('Conditional Execution', () => {
  it('needs to know after what it runs', () => {
    expect(problems({ when: { condition: 'a == b' } })).toEqual([
      'when.stageStatus: Run when is required: add stageStatus',
    ])
  })

  it('takes a runtime input as a whole, but no other expression', () => {
    expect(problems({ when: '<+input>' })).toEqual([])
    expect(problems({ when: '<+x>' })).toEqual([
      'when: Conditional Execution must be a mapping or <+input>; it is <+x>',
    ])
  })

  it('cannot ask for its condition while the pipeline runs', () => {
    expect(problems({ when: { stageStatus: 'All', condition: '<+input>.executionInput()' } })).toHaveLength(1)
  })
})

describe('Failure Strategy', () => {
  it('names the mistyped error and the nearest one', () => {
    const failureStrategies = [{ onFailure: { errors: ['AllErors'], action: { type: 'Ignore' } } }]
    const [issue] = checkNode('step', step({ failureStrategies }))
    expect(issue).toMatchObject({
      code: 'not-in-list',
      suggestion: 'AllErrors',
      path: ['failureStrategies', 0, 'onFailure', 'errors', 0],
    })
  })

  it('reads retries with what follows them', () => {
    const retry = { retryCount: 2, retryIntervals: ['10s'], onRetryFailure: { action: { type: 'MarkAsFailure' } } }
    expect(
      problems({ failureStrategies: [{ onFailure: { errors: ['Timeout'], action: { type: 'Retry', spec: retry } } }] }),
    ).toEqual([])
  })
})

describe('Looping Strategy', () => {
  it('is one of matrix, repeat and parallelism', () => {
    expect(problems({ strategy: { parallelism: 2, repeat: { times: 1 } } })).toEqual([
      'strategy: Looping Strategy can have only one of matrix, repeat, parallelism',
    ])
    expect(problems({ strategy: { maxConcurrency: 2 } })).toEqual([
      'strategy: Looping Strategy needs one of matrix, repeat, parallelism',
    ])
  })

  it('takes any axes in a matrix', () => {
    expect(
      problems({ strategy: { matrix: { db: ['pg'], exclude: [{ db: 'pg' }], maxConcurrency: 1, nodeName: 'x' } } }),
    ).toEqual([])
  })

  it('repeats over texts, not numbers', () => {
    expect(problems({ strategy: { repeat: { items: [1] } } })).toEqual([
      'strategy.repeat.items.0: Items 1 must be text: put it in quotes, "1"',
    ])
  })
})

describe('Policy Enforcement', () => {
  it('names policy sets', () => {
    expect(problems({ enforce: { policySets: ['account.images'] } })).toEqual([])
    expect(problems({ enforce: {} })).toEqual(['enforce.policySets: Policy Sets is required: add policySets'])
  })
})
