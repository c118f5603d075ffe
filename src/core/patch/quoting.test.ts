import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml'
import fc from 'fast-check'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { isPlainSafe, quoted } from './quoting.ts'

const NEEDS_QUOTES =
  `yes|No|on|OFF|y|N|true|null|~||0777|0o17|0x1F|0b11|10:30|1:2:3|1e3|1_000|.5|-1|+.inf|.NaN|2024-01-01|
2001-12-14t21:59:43.10-05:00|a: b|a:|# x|x # y| lead|trail |- x|? x|: x|*a|&a|!a|%a|@a|\`a|{a|[a|]a|,a|'a|"a|=|<<|---|...`
    .replaceAll('\n', '')
    .split('|')

const STAYS_PLAIN =
  'docker:27-dind|<+input>|<+pipeline.name>|--mtu=1450|-x|a#b|a:b|/var/run|$HOME|1.2.3|10m|500Mi|it\'s|a "b"'.split('|')

/** What numbers, dates, words and syntax are made of. */
const TRICKY = '0123456789_.:-+exobTZny~ #,[]{}\'"'.split('')

describe('a string', () => {
  it.each(NEEDS_QUOTES)('%j is quoted', (text) => expect(isPlainSafe(text, false)).toBe(false))

  it.each([...STAYS_PLAIN, '|', '>'].filter((text) => text.length > 1))('%j stays plain', (text) =>
    expect(isPlainSafe(text, false)).toBe(true),
  )

  it.each(['a, b', 'a]', '{a', '-x', '?x'])('%j is quoted in flow style', (text) =>
    expect(isPlainSafe(text, true)).toBe(false),
  )

  it('reads as itself in YAML 1.1 and 1.2, plain where that is safe, and in quotes', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...TRICKY), maxLength: 8 }),
    )
    fc.assert(
      fc.property(texts, fc.boolean(), (text, inFlow) => {
        const written = [quoted(text, false), quoted(text, true), ...(isPlainSafe(text, inFlow) ? [text] : [])]
        for (const each of written) {
          const source = inFlow ? `{k: ${each}}` : `k: ${each}`
          expect(parse(source)).toEqual({ k: text })
          expect(parse(source, { version: '1.1' })).toEqual({ k: text })
          expect(load(source, { schema: CORE_SCHEMA })).toEqual({ k: text })
          expect(load(source, { schema: YAML11_SCHEMA })).toEqual({ k: text })
        }
      }),
      { numRuns: 2000 },
    )
  })
})
