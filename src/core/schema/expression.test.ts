import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuntimeInput } from './expression.ts'
import { formatRuntimeInput, parseRuntimeInput, valueKindOf } from './index.ts'

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

  it('reads back what it writes', () => {
    const word = fc.stringMatching(/^[a-z0-9 ]{0,6}[a-z0-9]$/).map((text) => text.trim())
    const list = fc.array(fc.oneof(word, fc.constant('london,uk')), { minLength: 1, maxLength: 4 })
    const parts = fc.record(
      { default: word, allowedValues: list, regex: fc.constantFrom('^v.*$', '^(a|b)$'), executionInput: fc.boolean() },
      { requiredKeys: ['executionInput'] },
    )
    fc.assert(
      fc.property(parts, (input) => {
        expect(parseRuntimeInput(formatRuntimeInput(input))).toEqual(input)
      }),
    )
  })

  it('reads a long text quickly', () => {
    const start = performance.now()
    parseRuntimeInput(`<+input>${'.default(a)'.repeat(2000)}x`)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
