import type { Severity } from './problem.ts'
import type { ProblemCounts } from './problemSource.ts'

/** The same object for the same numbers, so that what shows them rests while they stay. */
const interned = new Map<string, ProblemCounts>()
const MAX_INTERNED = 10_000

export const NO_COUNTS = intern(0, 0, 0)

function intern(error: number, warning: number, info: number): ProblemCounts {
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

export function countsOf(found: readonly { readonly severity: Severity }[]): ProblemCounts {
  if (found.length === 0) return NO_COUNTS
  const of = (severity: Severity) => found.filter((each) => each.severity === severity).length
  return intern(of('error'), of('warning'), of('info'))
}
