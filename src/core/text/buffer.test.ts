import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextBuffer } from './buffer.ts'
import type { TextEdit } from './range.ts'

const piece = fc.oneof(
  fc.constantFrom('\n', '\r\n', '\r', 'steps:', '  - step:', '', 'é', '😀'),
  fc.string({ maxLength: 9 }),
)
const someText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))
/** Long enough for several chunks. */
const longText = fc
  .tuple(someText, fc.integer({ min: 1, max: 9000 }))
  .map(([text, times]) => text.repeat(times).slice(0, 120_000))
const numbers = fc.array(fc.nat(), { minLength: 2, maxLength: 8 })

function editsFrom(text: string, points: readonly number[], newTexts: readonly string[]): TextEdit[] {
  const sorted = points.map((point) => point % (text.length + 1)).sort((a, b) => a - b)
  const edits: TextEdit[] = []
  for (let at = 0; at + 1 < sorted.length; at += 2) {
    const start = sorted[at] ?? 0
    const end = sorted[at + 1] ?? start
    edits.push({ range: { start, end }, newText: newTexts[at % newTexts.length] ?? '' })
  }
  return edits
}

function plainly(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((now, { range, newText }) => now.slice(0, range.start) + newText + now.slice(range.end), text)
}

describe('TextBuffer', () => {
  it('edits like a string, and its inverse gives the string back', () => {
    fc.assert(
      fc.property(longText, numbers, fc.array(someText, { minLength: 1, maxLength: 4 }), (text, points, newTexts) => {
        const edits = editsFrom(text, points, newTexts)
        const before = TextBuffer.of(text)
        const after = before.edit(edits)
        expect(after.toString()).toBe(plainly(text, edits))
        expect(after.edit(before.inverseOf(edits)).toString()).toBe(text)
        expect(before.toString()).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('slices and counts lines after edits as a fresh buffer does', () => {
    fc.assert(
      fc.property(longText, numbers, fc.array(someText, { minLength: 1, maxLength: 4 }), (text, points, newTexts) => {
        const edited = TextBuffer.of(text).edit(editsFrom(text, points, newTexts))
        const plain = plainly(text, editsFrom(text, points, newTexts))
        expect(edited.lineCount).toBe(plain.split(/\r\n|\n|\r/).length)
        for (const point of points) {
          const offset = point % (plain.length + 1)
          expect(edited.slice(offset, offset + 20_000)).toBe(plain.slice(offset, offset + 20_000))
          const lines = plain.slice(0, offset).split(/\r\n|\n|\r(?!\n|$)/)
          const insideCrLf = plain[offset - 1] === '\r' && plain[offset] === '\n'
          if (!insideCrLf && plain[offset - 1] !== '\r') {
            expect(edited.positionAt(offset)).toEqual({ line: lines.length - 1, column: lines.at(-1)?.length })
            expect(edited.offsetAt(edited.positionAt(offset))).toBe(offset)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('clamps positions to the text and to their line', () => {
    const buffer = TextBuffer.of('a: 1\r\nb: 2\r\n')
    expect(buffer.offsetAt({ line: 0, column: 99 })).toBe(4)
    expect(buffer.offsetAt({ line: 9, column: 0 })).toBe(12)
    expect(buffer.positionAt(99)).toEqual({ line: 2, column: 0 })
    expect(buffer.positionAt(5)).toEqual({ line: 0, column: 5 })
    expect(
      TextBuffer.of('')
        .edit([{ range: { start: 0, end: 0 }, newText: 'x' }])
        .toString(),
    ).toBe('x')
  })

  it('throws on edits that overlap or lie outside, which only a bug can make', () => {
    const edit = (start: number, end: number) => ({ range: { start, end }, newText: '' })
    expect(() => TextBuffer.of('abc').edit([edit(0, 2), edit(1, 3)])).toThrow(RangeError)
    expect(() => TextBuffer.of('abc').edit([edit(0, 4)])).toThrow(RangeError)
  })
})
