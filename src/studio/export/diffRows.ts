import { diffArrays, diffWordsWithSpace } from 'diff'

/** A line of one side. `marks` are the pieces of a changed line, changed ones told apart. */
export interface Side {
  readonly number: number
  readonly text: string
  readonly marks?: readonly { readonly text: string; readonly changed: boolean }[]
}
export type DiffRow =
  | { readonly kind: 'same'; readonly before: Side; readonly after: Side }
  | { readonly kind: 'changed'; readonly before: Side | null; readonly after: Side | null }
  | { readonly kind: 'gap'; readonly lines: number; readonly from: number }

const CONTEXT = 3
/** Texts above this are shown without a diff: the comparison would take seconds. Lines. */
const MOST_LINES = 60_000

export interface Diff {
  readonly rows: readonly DiffRow[]
  readonly added: number
  readonly removed: number
  readonly unchanged: number
  /** Comments on unchanged lines. */
  readonly comments: number
  /** Blanks that all shown lines share at their start; hidden to give the text room. */
  readonly indent: number
  readonly tooLarge: boolean
}

/** The lines of both texts side by side, unchanged runs folded away. */
export function diffRows(before: string, after: string): Diff {
  const [left, right] = [linesOf(before), linesOf(after)]
  if (left.length + right.length > 2 * MOST_LINES)
    return { rows: [], added: 0, removed: 0, unchanged: 0, comments: 0, indent: 0, tooLarge: true }
  const full: DiffRow[] = []
  const counts = { added: 0, removed: 0, unchanged: 0, comments: 0 }
  let [a, b] = [0, 0]
  const parts = diffArrays(left, right)
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]
    const next = parts[at + 1]
    if (!part) continue
    if (!part.added && !part.removed) {
      for (const line of part.value) {
        const text = withoutEnd(line)
        if (COMMENT.test(text)) counts.comments += 1
        full.push({ kind: 'same', before: { number: ++a, text }, after: { number: ++b, text } })
      }
      counts.unchanged += part.value.length
      continue
    }
    const isPair = part.removed && next?.added
    const removed = part.removed ? part.value : []
    const added = part.added ? part.value : isPair ? next.value : []
    if (isPair) at += 1
    counts.removed += removed.length
    counts.added += added.length
    for (let row = 0; row < Math.max(removed.length, added.length); row += 1) {
      full.push(
        changedRow(removed[row], added[row], removed[row] === undefined ? 0 : ++a, added[row] === undefined ? 0 : ++b),
      )
    }
  }
  const rows = fold(full)
  return { rows, ...counts, indent: sharedIndent(rows), tooLarge: false }
}

const COMMENT = /(^|\s)#/

/** Line ends stay on, so that a line whose end changed is a changed line. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n|\r(?!\n))(?!$)/)
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$|\r$/, '')
}

function changedRow(removed: string | undefined, added: string | undefined, a: number, b: number): DiffRow {
  const before = removed === undefined ? undefined : withoutEnd(removed)
  const after = added === undefined ? undefined : withoutEnd(added)
  if (before === undefined || after === undefined) {
    return {
      kind: 'changed',
      before: before === undefined ? null : { number: a, text: before },
      after: after === undefined ? null : { number: b, text: after },
    }
  }
  const words = diffWordsWithSpace(before, after)
  const side = (skip: 'added' | 'removed', mark: 'added' | 'removed') =>
    words.filter((word) => !word[skip]).map((word) => ({ text: word.value, changed: word[mark] }))
  return {
    kind: 'changed',
    before: { number: a, text: before, marks: side('added', 'removed') },
    after: { number: b, text: after, marks: side('removed', 'added') },
  }
}

/** Keeps a few lines around every change. */
function fold(rows: readonly DiffRow[]): DiffRow[] {
  const keep = new Uint8Array(rows.length)
  rows.forEach((row, at) => {
    if (row.kind !== 'changed') return
    keep.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1)
  })
  const folded: DiffRow[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]
    if (row && keep[at]) {
      folded.push(row)
      continue
    }
    let end = at
    while (end < rows.length && !keep[end]) end += 1
    folded.push({ kind: 'gap', lines: end - at, from: row?.kind === 'same' ? row.after.number : 0 })
    at = end - 1
  }
  return folded
}

function sharedIndent(rows: readonly DiffRow[]): number {
  const indents = rows.flatMap((row) => {
    if (row.kind === 'gap') return []
    return [row.before, row.after].flatMap((side) =>
      side && side.text.trim() !== '' ? [side.text.length - side.text.trimStart().length] : [],
    )
  })
  return indents.length === 0 ? 0 : Math.min(...indents)
}
