import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import type { Refusal } from '../patch/refusal.ts'

/** May it be done here and now? `reason` is a sentence for the tooltip of the disabled entry. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** What a command would do: pure data. Only the host applies it. */
export interface Plan {
  readonly patch: readonly Operation[]
  /** What undo will name: "Add Background step". */
  readonly label: string
  /** What the status region says after it: "Moved Redis before Build". */
  readonly announcement: string
  /** Pointer (in the text after the plan) of the entry to select, if the selection should move. */
  readonly select?: string
}

export interface Command<Args> {
  /** `step.addBackground` */
  readonly id: string
  readonly title: string
  check(document: PipelineDocument, args: Args): Verdict
  /** Only called when `check` allows. */
  plan(document: PipelineDocument, args: Args): Plan | { readonly refusal: Refusal }
}

/** A place where an entry can be put: an index in one of the lists of an entry. */
export interface InsertionPoint {
  readonly parent: EntryKey
  readonly list: 'stages' | 'steps' | 'rollbackSteps' | 'parallel'
  /** Before the item that is now at `index`; the list's length appends. */
  readonly index: number
}
