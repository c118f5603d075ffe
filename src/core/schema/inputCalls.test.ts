import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputCalls, withInputCall } from './inputCalls.ts'

describe('the calls of a runtime input', () => {
  it.each<[string, [string, string][]]>([
    ['<+input>', []],
    ['<+input>.default()', [['default', '']]],
    [
      '<+input>.regex(^(a|b)$).default(x)',
      [
        ['regex', '^(a|b)$'],
        ['default', 'x'],
      ],
    ],
    [
      '<+input>.someday(1).executionInput()',
      [
        ['someday', '1'],
        ['executionInput', ''],
      ],
    ],
    [' <+input>.default(a b) ', [['default', 'a b']]],
  ])('%j', (text, calls) => {
    expect(inputCalls(text)?.map(({ method, argument }) => [method, argument])).toEqual(calls)
  })

  it.each(['', 'x', '<+input>x', '<+pipeline.name>', '<+input>.default(a', 'a-<+input>'])('%j has none', (text) => {
    expect(inputCalls(text)).toBeUndefined()
  })
})

describe('writing one call', () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ['<+input>', 'default', 'main', '<+input>.default(main)'],
    ['<+input>.default(a).allowedValues(a,b)', 'default', 'b', '<+input>.default(b).allowedValues(a,b)'],
    ['<+input>.default(a).allowedValues(a,b)', 'default', undefined, '<+input>.allowedValues(a,b)'],
    ['<+input>.default(a).executionInput()', 'regex', '^.$', '<+input>.default(a).regex(^.$).executionInput()'],
    ['<+input>.default(a)', 'executionInput', '', '<+input>.default(a).executionInput()'],
    ["<+input>.someday(\\'a,b\\') ", 'default', 'x', "<+input>.someday(\\'a,b\\').default(x) "],
    ['<+input>', 'regex', undefined, '<+input>'],
    ['<+input>.default(a)', 'default', 'a).regex(b', undefined],
    ['<+pipeline.name>', 'default', 'a', undefined],
  ])('%j with %s(%j) is %j', (text, method, argument, changed) => {
    expect(withInputCall(text, method, argument)).toBe(changed)
  })

  it('leaves every other call as it is, and gives back what was there', () => {
    const argument = fc.stringMatching(/^[a-z0-9^$|,'\\ *{}:/-]{0,12}$/)
    const method = fc.constantFrom('default', 'allowedValues', 'selectOneFrom', 'regex', 'someday')
    const chain = fc.uniqueArray(fc.tuple(method, argument), { maxLength: 4, selector: ([name]) => name })
    fc.assert(
      fc.property(chain, method, argument, (calls, name, next) => {
        const text = `<+input>${calls.map(([each, value]) => `.${each}(${value})`).join('')}`
        const before = inputCalls(text)?.find((call) => call.method === name)?.argument
        const changed = withInputCall(text, name, next) ?? ''
        expect(withInputCall(changed, name, before)).toBe(text)
        const rest = (of: string) => inputCalls(of)?.flatMap((call) => (call.method === name ? [] : [call.argument]))
        expect(rest(changed)).toEqual(rest(text))
      }),
    )
  })
})
