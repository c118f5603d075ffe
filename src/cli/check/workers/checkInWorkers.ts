import { readBytes, STDIN } from '../../readInput.ts'
import type { Checked, CheckSettings } from '../checkFile.ts'
import { checkFile } from '../checkFile.ts'
import { WorkerPool } from './workerPool.ts'

export interface Workers {
  readonly program: URL
  /** How many at most. */
  readonly jobs: number
}

/** Checked files, for each worker, that may wait for one before them; they are strings, and mostly empty. */
const WAITING = 64

/** Checks files on several cores and yields in the order of the files. */
export async function* checkInWorkers(
  files: AsyncIterable<string>,
  settings: CheckSettings,
  { program, jobs }: Workers,
): AsyncGenerator<Checked> {
  const pool = new WorkerPool(program, jobs, settings)
  const inOrder: Promise<Checked>[] = []
  try {
    for await (const file of files) {
      await pool.room()
      // Standard input is this thread's alone.
      const checked = file === STDIN ? checkFile(file, readBytes(file), settings) : pool.check(file)
      // Whoever takes it hears of it; until then nobody listens.
      checked.catch(() => undefined)
      inOrder.push(checked)
      const first = inOrder.length > jobs * WAITING ? inOrder.shift() : undefined
      if (first) yield first
    }
    for (const checked of inOrder) yield checked
  } finally {
    await pool.end()
  }
}
