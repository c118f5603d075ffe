import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNode } from './checkNode.ts'
import { LAX_TIMEOUT, TIMEOUT } from './common.ts'
import { RUNTIME_INPUT } from './expression.ts'

/* The patterns as the official schema has them (docs/sources.md, schema). Ours must take the same texts, but quickly. */
const CASES = [
  {
    name: 'runtime inputs',
    ours: RUNTIME_INPUT,
    official:
      /^<\+input>((\.)((executionInput\(\))|(allowedValues|selectOneFrom|selectManyFrom|default|regex)\(.+?\)))*$/,
    parts: ['<+input>', '.executionInput()', '.default(', '.regex(', '.allowedValues(', ')', 'a', '(', '.', '\n'],
  },
  {
    name: 'timeouts',
    ours: TIMEOUT,
    official:
      /^(([1-9])+\d+[s])|(((([1-9])+\d*[mhwd])+([\s]?\d+[smhwd])*)|(.*<\+.*>(?!.*\.executionInput\(\)).*)|(^$))$/,
    parts: ['1', '0', '10', 's', 'm', 'h', 'd', 'w', ' ', 'x', '<+', '>', '<+input>', '.executionInput()', '\n'],
  },
  {
    name: 'lax timeouts',
    ours: LAX_TIMEOUT,
    official: /^(([1-9])+\d+[s])|(((([1-9])+\d*[mhwd])+([\s]?\d+[smhwd])*)|(<\+input>.*)|(.*<\+.*>.*)|(^$))$/,
    parts: ['1', '0', '10', 's', 'm', 'h', ' ', 'x', '<+', '>', '<+input>', '.executionInput()', '\n'],
  },
]

describe.each(CASES)('the pattern of $name', ({ ours, official, parts }) => {
  it('takes the texts that the official one takes', () => {
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 7 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, (sample) => {
        expect(ours.test(sample)).toBe(official.test(sample))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('texts made to be slow to read', () => {
  it.each([
    ['1'.repeat(1_000_000)],
    ['1m'.repeat(500_000)],
    ['<+'.repeat(500_000)],
    [`${'<+>'.repeat(300_000)}.executionInput()`],
    [`<+input>${'.default(a)'.repeat(100_000)}x`],
    [`<+input>${'.executionInput()'.repeat(50_000)}\n`],
  ])('%#: are refused quickly', (text) => {
    const spec = { privileged: text, shell: text, imagePullPolicy: text, resources: text, reports: text }
    const when = { stageStatus: 'All', condition: text }
    const start = performance.now()
    checkNode('step', { type: 'Background', name: text, identifier: text, spec, timeout: text, when, strategy: text })
    checkNode('step', { type: 'Background', name: 'a', identifier: 'a', spec: {}, timeout: text.slice(0, 500) })
    checkNode('step', { type: 'Background', name: 'a', identifier: 'a', spec: { shell: text.slice(0, 10_000) } })
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
