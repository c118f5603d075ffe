import { create } from 'zustand'
import { useEffect } from 'react'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import type { ProblemCounts } from '../../core/problems/problemSource.ts'
import type { FileInfo } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { ports } from '../state/ports.ts'
import { whenIdle } from '../ui/whenIdle.ts'

/** Problem counts of files that are not open: read and checked one by one while nothing else happens. */
const useChecked = create<{ readonly counts: ReadonlyMap<string, ProblemCounts> }>(() => ({ counts: new Map() }))

/** Larger files are checked when they are opened. Bytes. */
const MOST_BYTES = 200_000
/** In the order in which they came into sight. */
const waiting = new Set<string>()
let working = false

/** `inSight` is the file while its row is seen: a folder of thousands is not read behind a person's back. */
export function useQuietChecks(path: string, inSight: FileInfo | undefined): ProblemCounts | undefined {
  const counts = useChecked((state) => state.counts.get(path))
  const wanted = counts === undefined && inSight !== undefined && inSight.size <= MOST_BYTES
  useEffect(() => {
    if (!wanted) return undefined
    waiting.add(path)
    void work()
    return () => {
      waiting.delete(path)
    }
  }, [path, wanted])
  return counts
}

async function work(): Promise<void> {
  if (working) return
  working = true
  for (let path = await next(); path !== undefined; path = await next()) {
    try {
      const file = await ports().files?.read(path)
      if (file) note(path, countOf(checkPipeline(file.text, { file: path })))
    } catch (error) {
      // A file that went away meanwhile has no problems to show.
      if (!(error instanceof HostError)) throw error
    }
  }
  working = false
}

/** The file that waits longest, once nothing else happens: until then it may have gone out of sight again. */
async function next(): Promise<string | undefined> {
  if (waiting.size === 0) return undefined
  await idle()
  const [first] = waiting
  if (first !== undefined) waiting.delete(first)
  return first
}

function countOf(problems: ReturnType<typeof checkPipeline>): ProblemCounts {
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length
  return { error: count('error'), warning: count('warning'), info: count('info') }
}

function note(path: string, counts: ProblemCounts): void {
  useChecked.setState((state) => ({ counts: new Map(state.counts).set(path, counts) }))
}

function idle(): Promise<void> {
  return new Promise((resolve) => whenIdle(resolve, 2000))
}
