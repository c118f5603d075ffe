import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../core/text/edits.ts'
import { diffRows } from './diffRows.ts'
import { discardEdit, textWithout } from './hunks.ts'

const BEFORE = 'a: 1\nb: 1\nc: 1\nd: 1\n'
const AFTER = 'a: 2\nb: 1\nc: 1\nd: 1\ne: 1\n'

describe('hunks', () => {
  it('can be left out one by one', () => {
    const { hunks } = diffRows(BEFORE, AFTER)
    expect(hunks).toHaveLength(2)
    expect(textWithout(BEFORE, AFTER, hunks, new Set([0]))).toBe(BEFORE + 'e: 1\n')
    expect(textWithout(BEFORE, AFTER, hunks, new Set([1]))).toBe(BEFORE.replace('a: 1', 'a: 2'))
  })

  it('can be taken back one by one', () => {
    const { hunks } = diffRows(BEFORE, AFTER)
    const [first] = hunks
    expect(first && applyEdits(AFTER, [discardEdit(BEFORE, AFTER, first)])).toBe(BEFORE + 'e: 1\n')
  })

  const line = fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '  d\n')
  const text = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', 'end'))
    .map(([lines, end]) => lines.join('') + end)

  it('make the one text without any, the other with all, and either way between agrees', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { hunks } = diffRows(before, after)
        const all = new Set(hunks.keys())
        expect(textWithout(before, after, hunks, new Set())).toBe(after)
        expect(textWithout(before, after, hunks, all)).toBe(before)
        for (const [at, hunk] of hunks.entries()) {
          const discarded = applyEdits(after, [discardEdit(before, after, hunk)])
          expect(discarded).toBe(textWithout(before, after, hunks, new Set([at])))
        }
      }),
    )
  })
})
