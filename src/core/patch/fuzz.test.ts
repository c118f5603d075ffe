import { expect, it } from 'vitest'
import { fuzz } from '../../../fuzz/run.ts'

/** A short run with a fixed seed; `npm run fuzz` makes long ones. */
const EDITS = 800
const SEED = 20

it('makes random edits exactly, or refuses them', () => {
  const { wrong, refused, edits } = fuzz(EDITS, SEED)
  expect(wrong).toEqual([])
  const refusals = [...refused.values()].reduce((sum, count) => sum + count, 0)
  expect(refusals).toBeLessThanOrEqual(edits * 0.005)
})
