import { diffArrays } from 'diff'

/** Changed lines between the first and the last change, up to which they are paired: the search is quadratic in them. */
const MOST_EDITS = 4000

/** Lines from `from` on, counted from 0; none where only the other side has any. */
export interface LineSpan {
  readonly from: number
  readonly count: number
}

/** A run of lines of each side that stand for each other. Between two hunks both sides are the same. */
export interface Hunk {
  readonly before: LineSpan
  readonly after: LineSpan
}

/** What differs, from the first line on. Only what is between the lines that both begin and end with is compared. */
export function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  const parts = diffArrays(left, right, { maxEditLength: MOST_EDITS })
  // Too much changed to be paired in good time: all of it went, all of it came.
  if (!parts) {
    return [{ before: { from: head, count: left.length }, after: { from: head, count: right.length } }]
  }
  const hunks: Hunk[] = []
  let [a, b] = [head, head]
  let [removed, added] = [0, 0]
  const end = () => {
    if (removed + added > 0) {
      hunks.push({ before: { from: a - removed, count: removed }, after: { from: b - added, count: added } })
    }
    removed = 0
    added = 0
  }
  for (const part of parts) {
    const count = part.value.length
    if (!part.added && !part.removed) end()
    if (!part.added) a += count
    if (!part.removed) b += count
    if (part.removed) removed += count
    if (part.added) added += count
  }
  end()
  return hunks
}
