import { create } from 'zustand'
import { useEffect } from 'react'
import { checkPipeline } from '../../core/problems/checkPipeline.ts'
import type { ProblemCounts } from '../../core/problems/problemSource.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { ports } from '../state/ports.ts'
import { useWorkspace } from '../state/workspace.ts'
import { whenIdle } from '../ui/whenIdle.ts'

/** Problem counts of files that are not open: read and checked one by one while nothing else happens. */
const useChecked = create<{ readonly counts: ReadonlyMap<string, ProblemCounts> }>(() => ({ counts: new Map() }))

/** Larger files are checked when they are opened. Bytes. */
const MOST_BYTES = 200_000
/** So many files at most: a folder of thousands is not read behind a person's back. */
const MOST_FILES = 60
const waiting: string[] = []
let working = false

export function useQuietChecks(path: string | undefined): ProblemCounts | undefined {
  const counts = useChecked((state) => (path === undefined ? undefined : state.counts.get(path)))
  const file = useWorkspace((state) => state.files.find((each) => each.path === path))
  const small = file !== undefined && file.size <= MOST_BYTES
  useEffect(() => {
    if (path === undefined || !small || useChecked.getState().counts.has(path) || waiting.includes(path)) return
    if (useChecked.getState().counts.size + waiting.length >= MOST_FILES) return
    waiting.push(path)
    void work()
  }, [path, small])
  return counts
}

async function work(): Promise<void> {
  if (working) return
  working = true
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    await idle()
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
