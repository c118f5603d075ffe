import type { EntryKey } from '../document/entry.ts'
import type { Problem } from './problem.ts'

export interface ProblemCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
}

/** The problems of one open document, kept up with its text. Whole-file checks of big files come from a worker, with a version. */
export interface ProblemSource {
  /** The entry's own problems, children left out; at once, also in a file of 20,000 steps. The same array while nothing changed. */
  forEntry(key: EntryKey): readonly Problem[]
  /** Counts of the entry and everything inside it, from the last finished whole check. */
  countsIn(key: EntryKey): ProblemCounts
  /** All problems by place, from the last finished whole check, with ranges carried along by edits since. The same array while nothing changed. */
  all(): readonly Problem[]
  counts(): ProblemCounts
  /** True while a whole check of the current version is still under way. */
  readonly pending: boolean
  subscribe(listener: () => void): () => void
  dispose(): void
}
