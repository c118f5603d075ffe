import { diffArrays, diffWordsWithSpace } from 'diff'

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
  | { readonly kind: 'changed'; readonly before: Side | null; readonly after: Side | null }
export type DiffRow = LineRow | Gap

export interface Diff {
  readonly rows: readonly DiffRow[]
  readonly added: number
  readonly removed: number
  readonly unchanged: number
  /** Comments on unchanged lines. */
  readonly comments: number
  /** The lines of the text after the change, for gaps that are opened. */
  readonly lines: readonly string[]
}

/** Lines shown around every change. */
const CONTEXT = 3
/** Changed lines between the first and the last change, up to which they are paired: the search is quadratic in them. */
const MOST_EDITS = 4000
/** Code units of a line up to which its changed words are marked. */
const MOST_MARKED = 2000
const COMMENT = /(^|\s)#/

interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  readonly count: number
}

/** The lines of both texts side by side, unchanged runs folded away. */
export function diffRows(before: string, after: string): Diff {
  const [left, right] = [linesOf(before), linesOf(after)]
  const runs = runsOf(left, right)
  const rows: DiffRow[] = []
  const counts = { added: 0, removed: 0, unchanged: 0, comments: 0 }
  let [a, b] = [0, 0]
  for (let at = 0; at < runs.length; at += 1) {
    const { kind, count } = runs[at] as Run
    if (kind === 'same') {
      rows.push(...folded(right, { a, b, count }, at > 0, at < runs.length - 1))
      for (let line = b; line < b + count; line += 1) if (COMMENT.test(right[line] ?? '')) counts.comments += 1
      counts.unchanged += count
      a += count
      b += count
      continue
    }
    const next = runs[at + 1]
    const removed = kind === 'removed' ? count : 0
    const added = kind === 'added' ? count : next?.kind === 'added' ? next.count : 0
    if (kind === 'removed' && added > 0) at += 1
    for (let row = 0; row < Math.max(removed, added); row += 1)
      rows.push(changedRow(lineAt(left, a, row, removed), lineAt(right, b, row, added)))
    counts.removed += removed
    counts.added += added
    a += removed
    b += added
  }
  return { rows, ...counts, lines: right }
}

/** The rows of a gap's lines, `from` and `to` counted from its first. */
export function openedGap({ lines }: Diff, gap: Gap, from: number, to: number): LineRow[] {
  return sameRows(lines, gap.from.before - 1 + from, gap.from.after - 1 + from, to - from)
}

/** Compares what is between the lines that both texts begin and end with. */
function runsOf(left: readonly string[], right: readonly string[]): Run[] {
  const shorter = Math.min(left.length, right.length)
  let head = 0
  while (head < shorter && left[head] === right[head]) head += 1
  let tail = 0
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1
  const middle = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)] as const
  const runs: Run[] = [{ kind: 'same', count: head }, ...middleRuns(...middle), { kind: 'same', count: tail }]
  return runs.filter(({ count }) => count > 0)
}

function middleRuns(left: string[], right: string[]): Run[] {
  const parts = diffArrays(left, right, { maxEditLength: MOST_EDITS })
  // Too much changed to be paired in good time: all of it went, all of it came.
  if (!parts)
    return [
      { kind: 'removed', count: left.length },
      { kind: 'added', count: right.length },
    ]
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    count: value.length,
  }))
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

/** Line ends stay on, so that a line whose end changed is a changed line. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  // A lone CR ends a line, too; where there is none the next LF is found far quicker.
  const end = text.includes('\r') ? /\r\n|\n|\r/g : /\n/g
  let at = 0
  for (let found = end.exec(text); found; found = end.exec(text)) {
    lines.push(text.slice(at, end.lastIndex))
    at = end.lastIndex
  }
  if (at < text.length) lines.push(text.slice(at))
  return lines
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$|\r$/, '')
}

function lineAt(lines: readonly string[], start: number, row: number, count: number): Side | null {
  return row < count ? { number: start + row + 1, text: withoutEnd(lines[start + row] ?? '') } : null
}

function changedRow(before: Side | null, after: Side | null): LineRow {
  if (!before || !after || before.text.length + after.text.length > MOST_MARKED)
    return { kind: 'changed', before, after }
  const words = diffWordsWithSpace(before.text, after.text)
  const marks = (skip: 'added' | 'removed', mark: 'added' | 'removed') =>
    words.filter((word) => !word[skip]).map((word) => ({ text: word.value, changed: word[mark] }))
  return {
    kind: 'changed',
    before: { ...before, marks: marks('added', 'removed') },
    after: { ...after, marks: marks('removed', 'added') },
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
