import type { Hunk } from '../../core/merge/hunks.ts'
import { linesOf } from '../../core/merge/lines.ts'
import type { TextEdit } from '../../core/text/range.ts'

/** `before` with those hunks of its change to `after` that are not left out. */
export function textWithout(
  before: string,
  after: string,
  hunks: readonly Hunk[],
  leftOut: ReadonlySet<number>,
): string {
  const [old, now] = [linesOf(before), linesOf(after)]
  const parts: string[] = []
  let at = 0
  for (const [index, hunk] of hunks.entries()) {
    parts.push(...now.slice(at, hunk.after.from))
    const [lines, { from, count }] = leftOut.has(index) ? [old, hunk.before] : [now, hunk.after]
    parts.push(...lines.slice(from, from + count))
    at = hunk.after.from + hunk.after.count
  }
  return [...parts, ...now.slice(at)].join('')
}

/** What takes one hunk back, in `after`. */
export function discardEdit(before: string, after: string, hunk: Hunk): TextEdit {
  const [old, now] = [linesOf(before), linesOf(after)]
  const { from, count } = hunk.after
  const start = now.slice(0, from).join('').length
  return {
    range: { start, end: start + now.slice(from, from + count).join('').length },
    newText: old.slice(hunk.before.from, hunk.before.from + hunk.before.count).join(''),
  }
}
