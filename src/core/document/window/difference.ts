import type { TextEdit } from '../../text/range.ts'

/** One edit from the first to the last difference; `undefined` when there is none. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let tail = 0
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++
  }
  return { range: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) }
}
