import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextBuffer } from './buffer.ts'
import { hashText, joinHashes } from './textHash.ts'

describe('the hash of a text', () => {
  it('is the same however the text is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(joinHashes(hashText(a), hashText(b))).toEqual(hashText(a + b))
      }),
    )
  })

  it('is known to a buffer that was edited', () => {
    const text = 'key: value\n'.repeat(9000)
    const at = 41_000
    const buffer = TextBuffer.of(text).edit([{ range: { start: at, end: at + 3 }, newText: 'other' }])
    expect(buffer.hash).toBe(hashText(buffer.toString()).value)
    expect(buffer.hash).not.toBe(hashText(text).value)
  })

  it('tells whether a text came back', () => {
    const text = 'key: value\n'.repeat(9000)
    const changed = TextBuffer.of(text).edit([{ range: { start: 5, end: 6 }, newText: 'V' }])
    expect(changed.equals(text)).toBe(false)
    expect(changed.edit([{ range: { start: 5, end: 6 }, newText: 'v' }]).equals(text)).toBe(true)
  })
})
