import type { TextBuffer } from '../../text/buffer.ts'
import type { TextEdit } from '../../text/range.ts'
import { lineStartIn } from './bufferLines.ts'
import { isComment, lineEndAt, skipBlanks } from './lines.ts'
import type { OutlineEntry, OutlineList } from './outlineEntry.ts'
import { lastNotAbove } from './outlineIndex.ts'

/** A part of the outline that may hold an edit completely. `start` is where the entry starts. */
export type Spot =
  /** Items `from` up to (not including) `to` of one of the entry's lists. */
  | {
      readonly kind: 'run'
      readonly entry: OutlineEntry
      readonly start: number
      readonly list: OutlineList
      readonly from: number
      readonly to: number
    }
  /** The entry's own text, outside of its lists. */
  | { readonly kind: 'own'; readonly entry: OutlineEntry; readonly start: number }

/** The parts that may hold an edit, the smallest last. */
export function spotsOf(root: OutlineEntry, before: TextBuffer, edit: TextEdit): Spot[] {
  const spots: Spot[] = []
  let entry = root
  let start = 0
  while (true) {
    const touched = entry.lists.find((list) => list.items.length > 0 && touches(list, start, before, edit))
    if (!touched) {
      spots.push({ kind: 'own', entry, start })
      return spots
    }
    const first = start + (touched.offsets[0] as number)
    if (touched.flow || edit.range.start <= first) return spots
    const from = lastNotAbove(touched.offsets, edit.range.start - 1 - start)
    let to = Math.max(from + 1, lastNotAbove(touched.offsets, edit.range.end - start) + 1)
    while (to < touched.items.length && lineStartIn(before, start + (touched.offsets[to] as number)) <= edit.range.end)
      to++
    if (touched.name !== 'body') spots.push({ kind: 'run', entry, start, list: touched, from, to })
    const item = touched.items[from] as OutlineEntry
    const itemStart = start + (touched.offsets[from] as number)
    if (to !== from + 1 || edit.range.end > itemStart + item.length) return spots
    entry = item
    start = itemStart
  }
}

/** Whether an edit reaches into a list: from the line of its first item to the line that ends its last. */
function touches(list: OutlineList, ownerStart: number, before: TextBuffer, edit: TextEdit): boolean {
  const first = ownerStart + (list.offsets[0] as number)
  if (edit.range.end < first && edit.range.end < lineStartIn(before, first)) return false
  const end = ownerStart + (list.offsets.at(-1) as number) + (list.items.at(-1) as OutlineEntry).length
  return edit.range.start <= end || isGap(before.slice(end, edit.range.start))
}

/** Only blank lines and comments, and not yet on the line after them. */
function isGap(text: string): boolean {
  let at = lineEndAt(text, 0)
  if (text.slice(0, at).trim() !== '') return false
  while (true) {
    const lf = text.indexOf('\n', at)
    if (lf === -1) return true
    at = lineEndAt(text, lf + 1)
    const first = skipBlanks(text, lf + 1, at)
    if (first < at && !isComment(text, first)) return false
  }
}
