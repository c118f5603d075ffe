import { expect, it } from 'vitest'
import { fuzzGestures } from '../../../fuzz/gestures.ts'

/** A short run with a fixed seed; `npm run fuzz -- --gestures N` makes long ones. */
const GESTURES = 400
const SEED = 3

it('keep a file readable and its comments, and are undone to the letter', () => {
  const { wrong, done, gestures } = fuzzGestures(GESTURES, SEED)
  expect(wrong.map(({ name, why, gesture }) => `${name}: ${gesture}: ${why}`)).toEqual([])
  expect(done).toBeGreaterThan(gestures / 4)
})
