import { describe, expect, it } from 'vitest'
import { actionValue, readFailureStrategy, sentenceOf } from './failureStrategy.ts'
import { axesOf, axisValues, loopOf, runsOf } from './loopingStrategy.ts'
import { readWhen } from './when.ts'

describe('conditional execution', () => {
  it('is the default of Harness when nothing is written', () => {
    expect(readWhen(undefined, 'stageStatus')).toEqual({ status: 'Success', condition: '' })
  })

  it('reads status and condition', () => {
    expect(readWhen({ stageStatus: 'All', condition: '<+trigger.event> != "TAG"' }, 'stageStatus')).toEqual({
      status: 'All',
      condition: '<+trigger.event> != "TAG"',
    })
  })

  it('leaves to the YAML what the form cannot say', () => {
    expect(readWhen({ pipelineStatus: 'All' }, 'stageStatus')).toBeUndefined()
    expect(readWhen({ stageStatus: 'Sometimes' }, 'stageStatus')).toBeUndefined()
    expect(readWhen('<+input>', 'stageStatus')).toBeUndefined()
  })
})

describe('a failure strategy', () => {
  const retry = {
    onFailure: {
      errors: ['Timeout', 'Connectivity'],
      action: {
        type: 'Retry',
        spec: { retryCount: 2, retryIntervals: ['10s', '1m'], onRetryFailure: { action: { type: 'MarkAsFailure' } } },
      },
    },
  }

  it('reads as a sentence', () => {
    const strategy = readFailureStrategy(retry)
    expect(strategy && sentenceOf(strategy)).toBe('Retry 2 times (10s, 1m), then Mark as failure')
    expect(
      sentenceOf({ errors: ['AllErrors'], action: 'ManualIntervention', timeout: '1h', last: 'StageRollback' }),
    ).toBe('Manual intervention for 1h, then Stage rollback')
  })

  it('is written as it was read', () => {
    const strategy = readFailureStrategy(retry)
    expect(strategy && actionValue(strategy)).toEqual(retry.onFailure.action)
  })

  it('leaves to the YAML what the form cannot say', () => {
    expect(readFailureStrategy({ ...retry, ours: 1 })).toBeUndefined()
    expect(readFailureStrategy('<+input>')).toBeUndefined()
    expect(
      readFailureStrategy({ onFailure: { errors: ['A'], action: { type: 'Retry', spec: { condition: 'x' } } } }),
    ).toBeUndefined()
  })
})

describe('a looping strategy', () => {
  const matrix = { pg: [15, 16], tls: ['on', 'off'], exclude: [{ pg: 15, tls: 'off' }], maxConcurrency: 2 }

  it('is one of three, or something for the YAML', () => {
    expect(loopOf(undefined)).toBe('none')
    expect(loopOf({ matrix })).toBe('matrix')
    expect(loopOf({ parallelism: 4, maxConcurrency: 2 })).toBe('parallelism')
    expect(loopOf({ repeat: {}, parallelism: 1 })).toBeUndefined()
    expect(loopOf('<+input>')).toBeUndefined()
  })

  it('shows the axes of a matrix, not its settings', () => {
    expect(axesOf(matrix)).toEqual([
      { name: 'pg', values: '15, 16' },
      { name: 'tls', values: 'on, off' },
    ])
    expect(axesOf({ svc: '<+input>' })).toEqual([{ name: 'svc', values: undefined }])
  })

  it('keeps the kind of the values that stay', () => {
    expect(axisValues('15, 17', [15, 16])).toEqual([15, '17'])
    expect(axisValues('a,, b ', undefined)).toEqual(['a', 'b'])
  })

  it('counts runs without the excluded ones', () => {
    expect(runsOf(matrix)).toEqual({ all: 4, kept: 3 })
    expect(runsOf({ svc: '<+input>' })).toBeUndefined()
  })
})
