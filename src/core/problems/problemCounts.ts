import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Severity } from './problem.ts'
import type { ProblemCounts } from './problemSource.ts'

/** Something that was found, and how bad it is. */
interface Weighed {
  readonly severity: Severity
}

export const NO_COUNTS: ProblemCounts = { error: 0, warning: 0, info: 0 }

/** The same object for the same numbers, so that what shows them rests while they stay. */
const interned = new Map<string, ProblemCounts>()
const MAX_INTERNED = 10_000

function intern(error: number, warning: number, info: number): ProblemCounts {
  if (error + warning + info === 0) return NO_COUNTS
  const id = `${error} ${warning} ${info}`
  const known = interned.get(id)
  if (known) return known
  if (interned.size >= MAX_INTERNED) interned.clear()
  const counts = { error, warning, info }
  interned.set(id, counts)
  return counts
}

export function addCounts(all: readonly ProblemCounts[]): ProblemCounts {
  let error = 0
  let warning = 0
  let info = 0
  for (const counts of all) {
    error += counts.error
    warning += counts.warning
    info += counts.info
  }
  return intern(error, warning, info)
}

export function countsOf(found: readonly Weighed[]): ProblemCounts {
  const of = (severity: Severity) => found.filter((each) => each.severity === severity).length
  return found.length === 0 ? NO_COUNTS : intern(of('error'), of('warning'), of('info'))
}

/** What was found about entries, counted for each of them and for all that they stand in. */
export function countsByEntry(
  document: PipelineDocument,
  found: Iterable<readonly [about: EntryKey, found: readonly Weighed[]]>,
): Map<EntryKey, ProblemCounts> {
  const sums = new Map<EntryKey, ProblemCounts>()
  for (const [about, each] of found) {
    const counts = countsOf(each)
    for (const key of [...document.ancestorsOf(about).map((entry) => entry.key), about])
      sums.set(key, addCounts([sums.get(key) ?? NO_COUNTS, counts]))
  }
  return sums
}
