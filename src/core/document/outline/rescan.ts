import type { TextBuffer } from '../../text/buffer.ts'
import type { TextEdit } from '../../text/range.ts'
import { Elision, EMPTY_ITEM } from '../model/elision.ts'
import type { Found } from './found.ts'
import type { Spot } from './findSpot.ts'
import { isComment, lineEndAt, skipBlanks } from './lines.ts'
import { columnAt, lineStartIn } from './bufferLines.ts'
import type { OutlineEntry, OutlineList } from './outlineEntry.ts'
import { entryOf } from './outlineEntry.ts'
import { scanItems, scanOutline } from './scan.ts'

/** Code units read beyond an entry to see the line that ends it. A longer gap falls back to the parent. */
const MAX_LOOK_AHEAD = 65_536

/** One edit, and the texts around it. */
export interface EditContext {
  readonly before: TextBuffer
  readonly after: TextBuffer
  readonly edit: TextEdit
}

export interface RunResult {
  /** Items that now stand where the spot's items stood; offsets are absolute. */
  readonly items: readonly Found[]
  readonly odd: boolean
}

export interface OwnResult {
  readonly entry: OutlineEntry
  readonly odd: boolean
}

/** Scans the items of a list that an edit touches again. `undefined` when the edit reaches beyond them. */
export function rescanRun(context: EditContext, spot: Spot & { kind: 'run' }): RunResult | undefined {
  const { list, from, to, start: ownerStart } = spot
  const { after } = context
  const start = ownerStart + (list.offsets[from] as number)
  const column = columnAt(after, start)
  const next = list.offsets[to]
  const window =
    next === undefined
      ? windowToTerminator(context, listEnd(list, ownerStart))
      : windowToItem(context, ownerStart + next)
  if (window === undefined || window < start) return undefined
  const text = ' '.repeat(column) + after.slice(start, window)
  const { items, stop, odd } = scanItems(text, column, list.column)
  const shift = start - column
  if (items[0]?.start !== column) return undefined
  if (next !== undefined)
    return stop === text.length ? { items: items.map((item) => shifted(item, shift)), odd } : undefined
  const last = items.at(-1) as Found
  if (!endsInPeace(context, last.end + shift, stop + shift, listEnd(list, ownerStart), stop === text.length))
    return undefined
  return { items: items.map((item) => shifted(item, shift)), odd }
}

/** Scans an entry's own text again, its child items left out. `undefined` when the edit changes more than that. */
export function rescanOwn(context: EditContext, spot: Spot & { kind: 'own' }): OwnResult | undefined {
  const { entry, start } = spot
  const { after, edit } = context
  const delta = edit.newText.length - (edit.range.end - edit.range.start)
  const moved = withShiftedLists(entry, edit.range.end - start, delta)
  const column = entry.kind === 'document' ? 0 : columnAt(after, start)
  const oldEnd = start + entry.length
  const window = entry.kind === 'document' ? after.length : windowToTerminator(context, oldEnd)
  if (window === undefined) return undefined
  const own = Elision.ofChildren(moved, column)
  const text = own.cut(window - start, (from, to) => after.slice(start + from, start + to))
  const scanned = entry.kind === 'document' ? scanDocument(text) : scanItem(text, column)
  if (!scanned || !keepsLists(scanned.found, entry, own)) return undefined
  const end = entry.kind === 'document' ? after.length : start + own.toWhole(scanned.found.end)
  if (entry.kind !== 'document') {
    const stop = start + own.toWhole(scanned.stop)
    if (!endsInPeace(context, end, stop, oldEnd, scanned.stop === text.length)) return undefined
  }
  const found = { ...scanned.found, start, end, lists: [] }
  return { entry: { ...entryOf(found, entry.key, never), lists: moved.lists }, odd: scanned.odd }
}

function never(): never {
  throw new Error('An own text has no items')
}

function scanDocument(text: string) {
  const { root, odd, kind } = scanOutline(text)
  return kind === 'fragment' || kind === 'other' || kind === 'empty'
    ? undefined
    : { found: root, stop: text.length, odd }
}

function scanItem(text: string, column: number) {
  const { items, stop, odd } = scanItems(text, column, column - 1)
  const [found] = items
  return items.length === 1 && found?.start === column ? { found, stop, odd } : undefined
}

/** Every list is still found where its placeholder stands, and nothing else is. */
function keepsLists(found: Found, entry: OutlineEntry, own: Elision): boolean {
  if (found.lists.length !== entry.lists.length || found.kind !== entry.kind) return false
  const placeholders = [...own.placeholders]
  return entry.lists.every((list, at) => {
    const now = found.lists[at]
    if (
      now?.name !== list.name ||
      now.flow !== list.flow ||
      now.column !== list.column ||
      now.path.join('/') !== list.path.join('/')
    )
      return false
    if (list.items.length === 0) return now.items.length === 0
    const [item, ...more] = now.items
    const placeholder = placeholders.shift()
    return (
      item !== undefined &&
      more.length === 0 &&
      item.start === placeholder &&
      item.end - item.start <= EMPTY_ITEM.length
    )
  })
}

/**
 * Whether what was scanned ends where the rest of the document expects it to: the line that ended it lies in text
 * that did not change, and no comment between has changed sides.
 */
function endsInPeace(context: EditContext, end: number, stop: number, oldEnd: number, atWindowEnd: boolean): boolean {
  const { before, after, edit } = context
  const unchanged = edit.range.start + edit.newText.length
  if (stop < unchanged || (atWindowEnd && stop < after.length)) return false
  // The line that ended it must keep its indent, too: an edit may end in the middle of that.
  const keepsIndent = edit.range.end === 0 || before.slice(edit.range.end - 1, edit.range.end) === '\n'
  if (stop === unchanged && stop < after.length && !keepsIndent) return false
  if (end < unchanged && after.slice(end, unchanged).trim() !== '') return false
  const delta = edit.newText.length - (edit.range.end - edit.range.start)
  if (end < oldEnd + delta && after.slice(end, oldEnd + delta).trim() !== '') return false
  if (end > oldEnd + delta && after.slice(Math.max(oldEnd + delta, unchanged), end).trim() !== '') return false
  return edit.range.end <= oldEnd || before.slice(Math.max(oldEnd, edit.range.start), edit.range.end).trim() === ''
}

/** End of a window that shows the line after `oldEnd` that ends an entry. */
function windowToTerminator({ after, edit }: EditContext, oldEnd: number): number | undefined {
  const delta = edit.newText.length - (edit.range.end - edit.range.start)
  const from = Math.max(edit.range.end <= oldEnd ? oldEnd + delta : 0, edit.range.start + edit.newText.length)
  const text = after.slice(from, from + MAX_LOOK_AHEAD)
  let lineEnd = lineEndAt(text, 0)
  while (true) {
    const lf = text.indexOf('\n', lineEnd)
    if (lf === -1) break
    lineEnd = lineEndAt(text, lf + 1)
    const first = skipBlanks(text, lf + 1, lineEnd)
    if (first < lineEnd && !isComment(text, first))
      return lineEnd === text.length && !atEnd() ? undefined : from + lineEnd
  }
  return atEnd() ? after.length : undefined

  function atEnd(): boolean {
    return from + text.length >= after.length
  }
}

/** The start of the line of the next item, which the edit leaves alone. */
function windowToItem({ after, edit }: EditContext, oldStart: number): number {
  const delta = edit.newText.length - (edit.range.end - edit.range.start)
  return lineStartIn(after, oldStart + delta)
}

function withShiftedLists(entry: OutlineEntry, after: number, delta: number): OutlineEntry {
  const lists = entry.lists.map((list): OutlineList => {
    if ((list.offsets[0] ?? 0) < after || delta === 0) return list
    return { ...list, offsets: list.offsets.map((offset) => offset + delta) }
  })
  return { ...entry, lists }
}

export function listEnd(list: OutlineList, ownerStart: number): number {
  return ownerStart + (list.offsets.at(-1) ?? 0) + (list.items.at(-1)?.length ?? 0)
}

function shifted(found: Found, by: number): Found {
  found.start += by
  found.end += by
  for (const list of found.lists) for (const item of list.items) shifted(item, by)
  return found
}
