import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PROGRAM = join(import.meta.dirname, '../dist/cli.js')
/** Milliseconds between two looks at the program. */
const LOOK = 20
/** Linux counts processor time in hundredths of a second. */
const TICKS = 100

export interface Run {
  readonly seconds: number
  /** Processor time of all its threads, in seconds: what other programs take meanwhile does not count. */
  readonly work: number
  /** The most memory it had, in megabytes; NaN where the system does not say. */
  readonly peak: number
}

/** Runs the built program to its end, with its output thrown away. */
export async function runProgram(args: readonly string[]): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  let seen = { work: Number.NaN, peak: Number.NaN }
  const timer = setInterval(() => {
    seen = look(child.pid) ?? seen
  }, LOOK)
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  clearInterval(timer)
  // 1 says that there are problems, as there are in real files.
  if (status !== 0 && status !== 1) throw new Error(`The program ended with status ${status}`)
  return { seconds: (performance.now() - start) / 1000, ...seen }
}

/** What Linux says of a process; nothing elsewhere, or when it has ended. */
function look(pid: number | undefined): Omit<Run, 'seconds'> | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    // Behind the name in brackets: the 12th and 13th are its own and the system's time for it.
    const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').map(Number) ?? []
    const work = ((numbers[11] ?? Number.NaN) + (numbers[12] ?? Number.NaN)) / TICKS
    return kilobytes === undefined ? undefined : { work, peak: Number(kilobytes) / 1000 }
  } catch {
    return undefined
  }
}
