import { describe, expect, it } from 'vitest'
import type { RuntimeInput } from './expression.ts'
import { parseRuntimeInput, valueKindOf } from './index.ts'

describe('the kind of a value', () => {
  it.each([
    ['docker:dind', 'fixed'],
    ['a-<+pipeline.name>', 'fixed'],
    ['', 'fixed'],
    [true, 'fixed'],
    [['<+input>'], 'fixed'],
    [undefined, 'fixed'],
    ['<+pipeline.variables.tag>', 'expression'],
    ['<+input>', 'runtimeInput'],
    ['<+input>.default(x)', 'runtimeInput'],
  ])('%j is %s', (value, kind) => {
    expect(valueKindOf(value)).toBe(kind)
  })
})

describe('reading a runtime input', () => {
  it.each<[string, RuntimeInput]>([
    ['<+input>', { executionInput: false }],
    ['<+input>.executionInput()', { executionInput: true }],
    ['<+input>.default(a)', { default: 'a', executionInput: false }],
    ['<+input>.allowedValues(a,b)', { allowedValues: ['a', 'b'], executionInput: false }],
    ['<+input>.selectOneFrom(a,b)', { selectOneFrom: ['a', 'b'], executionInput: false }],
    ['<+input>.selectManyFrom(a)', { selectManyFrom: ['a'], executionInput: false }],
    ['<+input>.regex(^v[0-9]+(\\.[0-9]+)*$)', { regex: '^v[0-9]+(\\.[0-9]+)*$', executionInput: false }],
    [
      '<+input>.default(b).allowedValues(a,b).executionInput()',
      { default: 'b', allowedValues: ['a', 'b'], executionInput: true },
    ],
    ["<+input>.allowedValues(\\'london,uk\\',paris)", { allowedValues: ['london,uk', 'paris'], executionInput: false }],
  ])('%s', (text, parts) => {
    expect(parseRuntimeInput(text)).toEqual(parts)
  })

  it.each([
    '',
    'x',
    '<+input>x',
    '<+input>.default()',
    '<+input>.unknown(a)',
    '<+pipeline.name>',
    '<+input>.default(a',
  ])('has nothing to say about %j', (text) => {
    expect(parseRuntimeInput(text)).toBeUndefined()
  })

  it('reads a long text quickly', () => {
    const start = performance.now()
    parseRuntimeInput(`<+input>${'.default(a)'.repeat(2000)}x`)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
