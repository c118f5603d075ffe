import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextQuery } from './findLines.ts'
import { findLines } from './findLines.ts'

const find = (text: string, wanted: string, options: Partial<TextQuery> = {}) =>
  findLines(text, { text: wanted, matchCase: false, wholeWord: false, ...options }, 100).hits
const places = (text: string, wanted: string, options: Partial<TextQuery> = {}) =>
  find(text, wanted, options).map(({ line, column }) => `${line}:${column}`)

describe('lines that have a text', () => {
  it('are told once each, without their indent', () => {
    expect(find('a: 1\n  image: redis:7 # redis\n', 'redis')).toEqual([
      { line: 1, column: 9, text: 'image: redis:7 # redis', start: 7, end: 12 },
    ])
  })

  it('are found in any case of the letters, or in one', () => {
    expect(places('Redis\nREDIS\nredis', 'redis')).toEqual(['0:0', '1:0', '2:0'])
    expect(places('Redis\nREDIS\nredis', 'redis', { matchCase: true })).toEqual(['2:0'])
    expect(places('Straße\nÄRGER', 'ärger')).toEqual(['1:0'])
    // A letter that is two in the other case moves nothing behind it.
    expect(places('İİİ redis', 'REDIS')).toEqual(['0:4'])
  })

  it('are found by whole words, in every script', () => {
    expect(places('redis-1\nredis1\nmyredis\n(redis)', 'redis', { wholeWord: true })).toEqual(['0:0', '3:1'])
    expect(places('тест\nтесты', 'тест', { wholeWord: true })).toEqual(['0:0'])
  })

  it('are found by the text itself, whatever it would mean in a pattern', () => {
    for (const text of ['<+input>.executionInput()', '$(a|b)*', '[x]{2}', '\\d', '^a-b/c?', '.*']) {
      expect(places(`x\n ${text}`, text, { matchCase: true })).toEqual(['1:1'])
    }
    expect(places('aaaa', '.*')).toEqual([])
  })

  it('are cut around the place where they are long', () => {
    const [hit] = find(`${'x'.repeat(5000)}needle${'y'.repeat(5000)}`, 'needle')
    expect(hit?.text.length).toBeLessThan(300)
    expect(hit?.text.slice(hit.start, hit.end)).toBe('needle')
    expect(hit?.column).toBe(5000)
  })

  it('are as many as were asked for, and say that there are more', () => {
    const query = { text: 'a', matchCase: false, wholeWord: false }
    expect(findLines('a\na\na', query, 2)).toMatchObject({ hits: [{ line: 0 }, { line: 1 }], more: true })
    expect(findLines('a\na', query, 2).more).toBe(false)
  })

  it('are those that a plain look at each line finds, LF and CRLF', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '.', 'é') }), { maxLength: 20 })
    const wanted = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(lines, wanted, fc.constantFrom('\n', '\r\n'), (all, text, end) => {
        const expected = all.flatMap((line, index) => {
          const column = line.toLowerCase().indexOf(text)
          return column < 0 ? [] : [`${index}:${column}`]
        })
        expect(places(all.join(end), text)).toEqual(expected)
      }),
    )
  })
})
