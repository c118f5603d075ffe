import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdits, composeEdits, invertEdits, mapOffset, rebaseEdits, trimEdits } from './edits.ts'
import type { TextEdit } from './range.ts'

/** Texts with all line ends, so that an edit may fall between CR and LF. */
const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '#', '\n', '\r\n', '\r', '🚀'), maxLength: 30 })

/** Edits of a text: sorted, not overlapping. */
function editsOf(text: string): fc.Arbitrary<TextEdit[]> {
  return fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length), texts), { maxLength: 4 }).map((drafts) => {
    const bounds = drafts.flatMap(([from, to]) => [from, to]).toSorted((a, b) => a - b)
    return drafts.map(([, , newText], at) => ({
      range: { start: bounds[at * 2] ?? 0, end: bounds[at * 2 + 1] ?? 0 },
      newText,
    }))
  })
}

const textAndEdits = texts.chain((text) => fc.tuple(fc.constant(text), editsOf(text)))

it('takes edits back by their inverse', () => {
  fc.assert(
    fc.property(textAndEdits, ([text, edits]) => {
      expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text)
    }),
  )
})

it('composes two lists of edits into one that does the same', () => {
  const twice = textAndEdits.chain(([text, first]) =>
    fc.tuple(fc.constant(text), fc.constant(first), editsOf(applyEdits(text, first))),
  )
  fc.assert(
    fc.property(twice, ([text, first, second]) => {
      const composed = composeEdits(text, first, second)
      expect(applyEdits(text, composed)).toBe(applyEdits(applyEdits(text, first), second))
      composed.forEach(({ range }, at) => {
        expect(range.start).toBeGreaterThanOrEqual(composed[at - 1]?.range.end ?? 0)
        expect(range.end).toBeGreaterThanOrEqual(range.start)
      })
    }),
  )
})

it('rebases edits that do not meet, so that both orders give one text', () => {
  const pairs = texts.chain((text) => fc.tuple(fc.constant(text), editsOf(text), editsOf(text)))
  fc.assert(
    fc.property(pairs, ([text, ours, theirs]) => {
      const after = rebaseEdits(ours, theirs)
      const touches = ours.some((a) => theirs.some((b) => a.range.start <= b.range.end && b.range.start <= a.range.end))
      fc.pre(after !== undefined && !touches)
      const before = rebaseEdits(theirs, ours)
      expect(before).toBeDefined()
      expect(applyEdits(applyEdits(text, theirs), after ?? [])).toBe(applyEdits(applyEdits(text, ours), before ?? []))
    }),
  )
})

it('does not rebase an edit into what the other has replaced', () => {
  const inside = [{ range: { start: 2, end: 3 }, newText: 'x' }]
  expect(rebaseEdits(inside, [{ range: { start: 1, end: 5 }, newText: '' }])).toBeUndefined()
})

it('maps an offset to either side of an insertion', () => {
  const edits = [{ range: { start: 2, end: 2 }, newText: 'xyz' }]
  expect(mapOffset(2, edits, 'before')).toBe(2)
  expect(mapOffset(2, edits, 'after')).toBe(5)
  expect(mapOffset(4, edits, 'before')).toBe(7)
})

it('maps an offset inside of replaced text to the start or the end of the new text', () => {
  const edits = [{ range: { start: 1, end: 5 }, newText: 'xy' }]
  expect(mapOffset(3, edits, 'before')).toBe(1)
  expect(mapOffset(3, edits, 'after')).toBe(3)
})

it('trims what an edit replaces by itself', () => {
  fc.assert(
    fc.property(textAndEdits, ([text, edits]) => {
      expect(applyEdits(text, trimEdits(text, edits))).toBe(applyEdits(text, edits))
    }),
  )
  expect(trimEdits('image: a:1', [{ range: { start: 7, end: 10 }, newText: 'a:2' }])).toEqual([
    { range: { start: 9, end: 10 }, newText: '2' },
  ])
  expect(trimEdits('same', [{ range: { start: 0, end: 4 }, newText: 'same' }])).toEqual([])
})
