import type { FoundOutline } from '../../core/document/outline/found.ts'
import type { Problem } from '../../core/problems/problem.ts'

/** What the worker is asked about a whole text. */
export interface CheckRequest {
  readonly version: number
  readonly text: string
  readonly check: boolean
  /** Send the outline of a full parse. */
  readonly outline: boolean
}

/** What it answers, for the text of that version. Entry keys are left out: each thread has its own. */
export interface CheckAnswer {
  readonly version: number
  readonly problems: readonly Omit<Problem, 'entry'>[] | undefined
  readonly outline: FoundOutline | undefined
}
