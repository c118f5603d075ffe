import { expect, it, vi, onTestFinished } from 'vitest'
import { Progress } from './progress.ts'

function terminal(isTTY: boolean) {
  vi.useFakeTimers({ now: 0 })
  onTestFinished(() => void vi.useRealTimers())
  const written: string[] = []
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream
  return { written, stream }
}

it('appears on a terminal after a second of work, and goes without a trace', () => {
  const { written, stream } = terminal(true)
  const progress = new Progress('Checking', 8, stream)
  vi.setSystemTime(900)
  progress.step(1)
  expect(written).toEqual([])
  vi.setSystemTime(1100)
  progress.step(2)
  progress.step(3)
  expect(written).toEqual(['\r\u001B[2KChecking ██████░░░░░░░░░░░░░░░░░░ 2 of 8'])
  progress.clear()
  expect(written.at(-1)).toBe('\r\u001B[2K')
})

it('is silent where stderr is not a terminal, and for short work', () => {
  const { written, stream } = terminal(false)
  const progress = new Progress('Checking', 8, stream)
  vi.setSystemTime(5000)
  progress.step(2)
  progress.clear()
  expect(written).toEqual([])
})
