import { expect, it } from 'vitest'
import { oneAtATime } from './oneAtATime.ts'

it('does once more what a thousand asked for meanwhile, and begins after they asked', async () => {
  let begun = 0
  let asked = 0
  const seen: number[] = []
  const ask = oneAtATime(async () => {
    begun += 1
    const now = asked
    await new Promise((resolve) => setTimeout(resolve, 5))
    seen.push(now)
  })
  const all = Array.from({ length: 1000 }, () => {
    const asking = ask()
    asked += 1
    return asking
  })
  await Promise.all(all)
  expect(begun).toBe(2)
  expect(seen.at(-1)).toBe(1000)
  await ask()
  expect(begun).toBe(3)
})

it('tells a failure to those who asked for that work', async () => {
  let fails = true
  const ask = oneAtATime(async () => {
    if (fails) throw new Error('no')
  })
  await expect(ask()).rejects.toThrow('no')
  fails = false
  await expect(ask()).resolves.toBeUndefined()
})
