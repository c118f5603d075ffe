import type { TextEdit, TextRange } from '../text/range.ts'
import type { Hunk, LineSpan } from './hunks.ts'
import { hunksOf } from './hunks.ts'
import { linesOf } from './lines.ts'

/** Lines that both sides changed, each in its own way. */
export interface Conflict {
  /** Where `mine` stands in the merged text. */
  readonly range: TextRange
  readonly base: string
  readonly mine: string
  readonly theirs: string
}

export interface Merge {
  /** What only they changed, as edits of `mine`: with it applied both fit together, but for the conflicts. */
  readonly edits: readonly TextEdit[]
  /** In the text after `edits`, from the first on. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Brings two changes of one text together, line by line. Lines next to each other may be changed by one side each: in YAML
 * they are two settings. Where both changed the same lines mine stay, and the place is a conflict.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  const lines = { base: linesOf(base), mine: linesOf(mine), theirs: linesOf(theirs) }
  const edits: TextEdit[] = []
  const conflicts: Conflict[] = []
  const starts = startsOf(lines.mine)
  /** How much longer the merged text is, up to here. */
  let shift = 0
  for (const chunk of chunksOf(lines)) {
    const range = rangeOf(starts, chunk.mine)
    const own = textOf(lines.mine, chunk.mine)
    const old = textOf(lines.base, chunk.base)
    const other = textOf(lines.theirs, chunk.theirs)
    if (own === other || other === old) continue
    if (own === old) {
      edits.push({ range, newText: other })
      shift += other.length - own.length
      continue
    }
    const moved = { start: range.start + shift, end: range.end + shift }
    conflicts.push({ range: moved, base: old, mine: own, theirs: other })
  }
  return { edits, conflicts }
}

interface Sides<T> {
  readonly base: T
  readonly mine: T
  readonly theirs: T
}

/** Places where a side differs from the base: apart from each other, and as small as the lines allow. */
function chunksOf(lines: Sides<readonly string[]>): Sides<LineSpan>[] {
  const mine = hunksOf(lines.base, lines.mine)
  const theirs = hunksOf(lines.base, lines.theirs)
  const chunks: Sides<LineSpan>[] = []
  const at = { mine: 0, theirs: 0 }
  /** How many lines a side is ahead of the base, after the hunks that were taken. */
  const ahead = { mine: 0, theirs: 0 }
  while (at.mine < mine.length || at.theirs < theirs.length) {
    const first = earlier(mine[at.mine], theirs[at.theirs])
    const span = { from: first.from, end: first.from + first.count }
    const before = { ...ahead }
    const take = (side: 'mine' | 'theirs', hunks: readonly Hunk[]): boolean => {
      const hunk = hunks[at[side]]
      if (!hunk || !meets(hunk.before, span)) return false
      span.from = Math.min(span.from, hunk.before.from)
      span.end = Math.max(span.end, hunk.before.from + hunk.before.count)
      at[side] += 1
      ahead[side] += hunk.after.count - hunk.before.count
      return true
    }
    while (take('mine', mine) || take('theirs', theirs));
    const spanOf = (side: 'mine' | 'theirs') => ({
      from: span.from + before[side],
      count: span.end - span.from + ahead[side] - before[side],
    })
    const base = { from: span.from, count: span.end - span.from }
    chunks.push(...byLine({ base, mine: spanOf('mine'), theirs: spanOf('theirs') }))
  }
  return chunks
}

function earlier(a: Hunk | undefined, b: Hunk | undefined): LineSpan {
  const [one, other] = [a?.before, b?.before]
  if (!one || !other) return (one ?? other) as LineSpan
  return other.from < one.from ? other : one
}

/** Shares a line with the span, or puts lines in where it begins, ends or is. */
function meets({ from, count }: LineSpan, span: { readonly from: number; readonly end: number }): boolean {
  const end = from + count
  if (count === 0 || span.from === span.end) return from <= span.end && end >= span.from
  return from < span.end && end > span.from
}

/** Where each side has as many lines as the base, each line stands for itself. */
function byLine(chunk: Sides<LineSpan>): Sides<LineSpan>[] {
  const { base, mine, theirs } = chunk
  if (base.count !== mine.count || base.count !== theirs.count) return [chunk]
  const line = (span: LineSpan, at: number) => ({ from: span.from + at, count: 1 })
  return Array.from({ length: base.count }, (_, at) => ({
    base: line(base, at),
    mine: line(mine, at),
    theirs: line(theirs, at),
  }))
}

/** Offset of each line's start, and of the end. */
function startsOf(lines: readonly string[]): number[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  return starts
}

function rangeOf(starts: readonly number[], { from, count }: LineSpan): TextRange {
  return { start: starts[from] ?? 0, end: starts[from + count] ?? 0 }
}

function textOf(lines: readonly string[], { from, count }: LineSpan): string {
  return lines.slice(from, from + count).join('')
}
