import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareValue } from './shareValue.ts'

describe('a value that takes the place of another', () => {
  it('is equal to itself, whatever stood there before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
        const wanted = structuredClone(now)
        expect(shareValue(before, now)).toEqual(wanted)
      }),
    )
  })

  it('is the old object when it is equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (before) => {
        expect(shareValue(before, structuredClone(before))).toBe(before)
      }),
    )
  })

  it('keeps the parts that are as they were', () => {
    const before = { env: { A: '1' }, list: ['x', { y: 1 }], image: 'a' }
    const after = shareValue(before, { env: { A: '1' }, list: ['z', { y: 1 }], image: 'b' }) as typeof before
    expect(after.env).toBe(before.env)
    expect(after.list[1]).toBe(before.list[1])
    expect(after).toEqual({ env: { A: '1' }, list: ['z', { y: 1 }], image: 'b' })
  })

  it('is another one when its keys stand in another order', () => {
    const before = { a: 1, b: 2 }
    expect(Object.keys(shareValue(before, { b: 2, a: 1 }) as object)).toEqual(['b', 'a'])
  })
})
