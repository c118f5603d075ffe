import type { DocumentChange, PipelineDocument } from '../document/pipelineDocument.ts'
import type { Position } from '../text/range.ts'
import type { PlacedFinding } from './placeFinding.ts'
import { problemAt } from './placeFinding.ts'
import type { Problem } from './problem.ts'

/** What one change did to positions. Offsets count after it. */
interface Shift {
  readonly version: number
  readonly start: number
  readonly end: number
  readonly lines: number
  /** The line where the changed part ends now: columns on it are others than before. */
  readonly endLine: number
}

interface Kept {
  readonly problem: Problem
  readonly version: number
  /** Where its fixes begin. */
  readonly place: string
  readonly pod: string | undefined
}

/**
 * Problems with their lines and columns. To find a position takes a search in the text; nearly all problems keep theirs
 * or move by some lines with a change, so they are carried instead. A problem that is as it was stays the same object.
 */
export class PositionKeeper {
  private readonly kept = new WeakMap<PlacedFinding, Kept>()
  private shift: Shift | undefined
  private lineCount: number
  private readonly stop: () => void

  constructor(private readonly document: PipelineDocument) {
    this.lineCount = document.lineCount
    this.stop = document.onChange((change) => this.note(change))
  }

  dispose(): void {
    this.stop()
  }

  problem(at: Parameters<typeof problemAt>[0], placed: PlacedFinding): Problem {
    const { version } = this.document
    const known = this.kept.get(placed)
    const start = at.start + placed.range.start
    const position = (known && this.carried(known, start)) ?? this.document.positionAt(start)
    const isThere = known?.place === at.place.node && known.pod === at.place.pod
    const problem = isThere ? movedTo(known.problem, start, position) : undefined
    const now = problem ?? problemAt(at, placed, position)
    this.kept.set(placed, { problem: now, version, place: at.place.node, pod: at.place.pod })
    return now
  }

  private carried(known: Kept, start: number): Position | undefined {
    const { problem, version } = known
    const line = problem.line - 1
    const column = problem.column - 1
    if (version === this.document.version && problem.range.start === start) return { line, column }
    const { shift } = this
    if (shift?.version !== this.document.version || version !== shift.version - 1) return undefined
    if (start < shift.start && problem.range.start === start) return { line, column }
    if (start < shift.end) return undefined
    const now = line + shift.lines
    return now === shift.endLine ? undefined : { line: now, column }
  }

  private note({ edits, version }: DocumentChange): void {
    const lines = this.document.lineCount - this.lineCount
    this.lineCount = this.document.lineCount
    const first = edits[0]
    const last = edits.at(-1)
    if (!first || !last) return
    const grown = edits.reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0)
    const end = last.range.end + grown
    this.shift = { version, start: first.range.start, end, lines, endLine: this.document.positionAt(end).line }
  }
}

/** The same problem further on; `undefined` when its fixes name offsets, too. */
function movedTo(problem: Problem, start: number, { line, column }: Position): Problem | undefined {
  const { range, fixes } = problem
  if (range.start === start && problem.line === line + 1 && problem.column === column + 1) return problem
  if (fixes.some(({ change }) => change.kind === 'edits')) return undefined
  return { ...problem, range: { start, end: start + range.end - range.start }, line: line + 1, column: column + 1 }
}
