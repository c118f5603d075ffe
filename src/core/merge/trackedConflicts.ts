import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { mapOffset } from '../text/edits.ts'
import type { TextRange } from '../text/range.ts'
import type { Conflict } from './mergeTexts.ts'

/**
 * The conflicts of a merge in an open document, with their places kept as the text changes. One is settled when its lines
 * are no longer `mine`, or when a person kept them; undo of the former opens it again.
 */
export class TrackedConflicts {
  private ranges: TextRange[]
  private readonly kept = new Set<Conflict>()
  private readonly listeners = new Set<() => void>()
  private readonly stop: () => void
  private known: { readonly version: number; readonly open: readonly Conflict[] } | undefined

  /** The conflicts' ranges are those of the document's text now. */
  constructor(
    private readonly document: PipelineDocument,
    private readonly conflicts: readonly Conflict[],
  ) {
    this.ranges = conflicts.map(({ range }) => range)
    this.stop = document.onChange(({ edits }) => {
      this.ranges = this.ranges.map(({ start, end }) => {
        const from = mapOffset(start, edits, 'before')
        return { start: from, end: Math.max(from, mapOffset(end, edits, start === end ? 'before' : 'after')) }
      })
    })
  }

  /** Those that are not settled, at their places in the document's text now. The same array while nothing changed. */
  open(): readonly Conflict[] {
    if (this.known?.version === this.document.version) return this.known.open
    const open = this.conflicts.flatMap((conflict, at) => {
      const range = this.ranges[at] ?? conflict.range
      const isSettled = this.kept.has(conflict) || this.document.slice(range) !== conflict.mine
      return isSettled ? [] : [{ ...conflict, range }]
    })
    this.known = { version: this.document.version, open }
    return open
  }

  /** Settles the one at this place as it stands. */
  keep({ start }: TextRange): void {
    for (const [at, conflict] of this.conflicts.entries()) {
      if (this.ranges[at]?.start === start) this.kept.add(conflict)
    }
    this.known = undefined
    for (const listener of this.listeners) listener()
  }

  /** Calls back when one was kept; a change of the text is the document's to tell. */
  onKept(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  dispose(): void {
    this.stop()
    this.listeners.clear()
  }
}
