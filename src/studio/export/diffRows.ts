import { diffWordsWithSpace } from 'diff'
import type { Hunk } from '../../core/merge/hunks.ts'
import { hunksOf } from '../../core/merge/hunks.ts'
import { linesOf } from '../../core/merge/lines.ts'

/** A line of one side. `marks` are the pieces of a changed line, changed ones told apart. */
export interface Side {
  readonly number: number
  readonly text: string
  readonly marks?: readonly { readonly text: string; readonly changed: boolean }[]
}

/** Unchanged lines that are folded away. */
export interface Gap {
  readonly kind: 'gap'
  readonly lines: number
  /** The first of them on each side, counted from 1. */
  readonly from: { readonly before: number; readonly after: number }
}

export type LineRow =
  | { readonly kind: 'same'; readonly before: Side; readonly after: Side }
  /** `hunk` is its place among the diff's. */
  | { readonly kind: 'changed'; readonly before: Side | null; readonly after: Side | null; readonly hunk: number }
export type DiffRow = LineRow | Gap

export interface Diff {
  readonly rows: readonly DiffRow[]
  readonly added: number
  readonly removed: number
  readonly unchanged: number
  /** Runs of changed lines, from the first on. */
  readonly hunks: readonly Hunk[]
  /** Comments on unchanged lines. */
  readonly comments: number
  /** The lines of the text after the change, for gaps that are opened. */
  readonly lines: readonly string[]
}

/** Lines shown around every change. */
const CONTEXT = 3
/** Code units of a line up to which its changed words are marked. */
const MOST_MARKED = 2000
const COMMENT = /(^|\s)#/

/** The lines of both texts side by side, unchanged runs folded away. */
export function diffRows(before: string, after: string): Diff {
  const [left, right] = [linesOf(before), linesOf(after)]
  const hunks = hunksOf(left, right)
  const rows: DiffRow[] = []
  const counts = { added: 0, removed: 0, unchanged: 0, comments: 0 }
  let [a, b] = [0, 0]
  const unchangedTo = (end: number, isLast: boolean) => {
    const count = end - b
    rows.push(...folded(right, { a, b, count }, rows.length > 0, !isLast))
    for (let line = b; line < end; line += 1) if (COMMENT.test(right[line] ?? '')) counts.comments += 1
    counts.unchanged += count
  }
  for (const [index, hunk] of hunks.entries()) {
    unchangedTo(hunk.after.from, false)
    const { count: removed, from: oldFrom } = hunk.before
    const { count: added, from } = hunk.after
    for (let row = 0; row < Math.max(removed, added); row += 1)
      rows.push(changedRow(lineAt(left, oldFrom, row, removed), lineAt(right, from, row, added), index))
    counts.removed += removed
    counts.added += added
    a = oldFrom + removed
    b = from + added
  }
  unchangedTo(right.length, true)
  return { rows, hunks, ...counts, lines: right }
}

/** The rows of a gap's lines, `from` and `to` counted from its first. */
export function openedGap({ lines }: Diff, gap: Gap, from: number, to: number): LineRow[] {
  return sameRows(lines, gap.from.before - 1 + from, gap.from.after - 1 + from, to - from)
}

/** An unchanged run: a few lines beside each change, what is between them a gap. */
function folded(
  right: readonly string[],
  { a, b, count }: { readonly a: number; readonly b: number; readonly count: number },
  isAfterChange: boolean,
  isBeforeChange: boolean,
): DiffRow[] {
  const head = isAfterChange ? Math.min(CONTEXT, count) : 0
  const tail = isBeforeChange ? Math.min(CONTEXT, count - head) : 0
  const hidden = count - head - tail
  const from = { before: a + head + 1, after: b + head + 1 }
  return [
    ...sameRows(right, a, b, head),
    ...(hidden === 0 ? [] : [{ kind: 'gap' as const, lines: hidden, from }]),
    ...sameRows(right, a + head + hidden, b + head + hidden, tail),
  ]
}

/** `a` and `b` count from 0. */
function sameRows(right: readonly string[], a: number, b: number, count: number): LineRow[] {
  return Array.from({ length: count }, (_, at) => {
    const text = withoutEnd(right[b + at] ?? '')
    return { kind: 'same', before: { number: a + at + 1, text }, after: { number: b + at + 1, text } }
  })
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$|\r$/, '')
}

function lineAt(lines: readonly string[], start: number, row: number, count: number): Side | null {
  return row < count ? { number: start + row + 1, text: withoutEnd(lines[start + row] ?? '') } : null
}

function changedRow(before: Side | null, after: Side | null, hunk: number): LineRow {
  if (!before || !after || before.text.length + after.text.length > MOST_MARKED)
    return { kind: 'changed', before, after, hunk }
  const words = diffWordsWithSpace(before.text, after.text)
  const marks = (skip: 'added' | 'removed', mark: 'added' | 'removed') =>
    words.filter((word) => !word[skip]).map((word) => ({ text: word.value, changed: word[mark] }))
  return {
    kind: 'changed',
    before: { ...before, marks: marks('added', 'removed') },
    after: { ...after, marks: marks('removed', 'added') },
    hunk,
  }
}

/** Blanks that all lines of the rows share at their start: they may be hidden to give the text room. */
export function sharedIndent(rows: readonly DiffRow[]): number {
  let least = Infinity
  for (const row of rows) {
    if (row.kind === 'gap') continue
    for (const side of [row.before, row.after])
      if (side && side.text.trim() !== '') least = Math.min(least, side.text.length - side.text.trimStart().length)
  }
  return least === Infinity ? 0 : least
}
