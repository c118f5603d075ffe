import type { TextBuffer } from '../../text/buffer.ts'
import type { TextEdit } from '../../text/range.ts'
import type { DocumentKind } from '../entry.ts'
import { Carry } from './carry.ts'
import type { Spot } from './findSpot.ts'
import { spotsOf } from './findSpot.ts'
import type { Found, FoundOutline } from './found.ts'
import { newFound } from './found.ts'
import { Graveyard } from './graveyard.ts'
import { EntryMatcher } from './matchEntries.ts'
import type { OutlineEntry } from './outlineEntry.ts'
import { entryOf, newKey } from './outlineEntry.ts'
import { OutlineIndex } from './outlineIndex.ts'
import { MAX_PARSED_AT_ONCE, readOutline } from './readOutline.ts'
import type { EditContext } from './rescan.ts'
import { rescanOwn, rescanRun } from './rescan.ts'
import { withItems, withOwn } from './spine.ts'

/** More edits than this in one change are met by one scan of the whole text. */
const MAX_EDITS = 16

/**
 * The outline of an open text, kept up with its edits. An edit is met where it happened: the smallest part that can
 * hold it is scanned again, and only if it does not end where it should, the part around it, up to the whole text.
 */
export class Outline {
  readonly index: OutlineIndex
  kind: DocumentKind
  /** The text holds YAML that only a full parse reads surely. */
  odd: boolean
  private readonly graveyard = new Graveyard()

  constructor(text: string) {
    const { root, kind, odd } = readOutline(text)
    this.kind = kind
    this.odd = odd
    this.index = new OutlineIndex(fresh(root))
  }

  update(before: TextBuffer, after: TextBuffer, edits: readonly TextEdit[]): void {
    this.graveyard.beginChange()
    const isSmallAndOdd = this.odd && after.length <= MAX_PARSED_AT_ONCE
    if (isSmallAndOdd || edits.length > MAX_EDITS) {
      this.rescanAll(before, after, edits)
      return
    }
    let buffer = before
    for (const edit of oneByOne(edits)) {
      const next = edits.length === 1 ? after : buffer.edit([edit])
      this.updateOne({ before: buffer, after: next, edit })
      buffer = next
    }
  }

  /** Takes the outline of a full parse of the current text. Returns whether it differs from the one that stood. */
  adopt(buffer: TextBuffer, outline: FoundOutline): boolean {
    const before = this.index.root
    const kind = this.kind
    this.take(buffer, buffer, [], outline)
    this.odd = outline.odd
    return kind !== this.kind || !sameOutline(before, this.index.root)
  }

  private updateOne(context: EditContext): void {
    const spots = spotsOf(this.index.root, context.before, context.edit)
    for (const spot of spots.reverse()) {
      if (spot.kind === 'own' ? this.tryOwn(context, spot) : this.tryRun(context, spot)) return
    }
    this.rescanAll(context.before, context.after, [context.edit])
  }

  private tryOwn(context: EditContext, spot: Spot & { kind: 'own' }): boolean {
    const result = rescanOwn(context, spot)
    if (!result || this.isOddAndSmall(result.odd, context)) return false
    for (const entry of withOwn(this.index, spot, result.entry, context.edit)) this.index.set(entry)
    return true
  }

  private tryRun(context: EditContext, spot: Spot & { kind: 'run' }): boolean {
    // What a bare list is, is told by its items together.
    if (spot.entry.kind === 'document' && this.kind === 'fragment') return false
    const result = rescanRun(context, spot)
    if (!result || this.isOddAndSmall(result.odd, context)) return false
    const { list, from, to } = spot
    const before = list.items.slice(from, to)
    const found = runOf(spot, result.items)
    const old = { ...spot.entry, lists: [{ ...list, items: before, offsets: list.offsets.slice(from, to) }] }
    const [owner] = this.matcher(context.before, context.after, [context.edit]).match([
      { old, oldStart: spot.start, found },
    ])
    const after = owner?.lists[0]?.items ?? []
    const offsets = result.items.map((item) => item.start - spot.start)
    const spine = withItems(this.index, spot, after, offsets, context.edit)
    this.index.replaceItems(before, after, spot.entry.key)
    for (const entry of spine) this.index.set(entry)
    return true
  }

  /** Odd YAML is noted; in a small file a full parse then decides at once. */
  private isOddAndSmall(odd: boolean, { after }: EditContext): boolean {
    this.odd ||= odd
    return odd && after.length <= MAX_PARSED_AT_ONCE
  }

  private rescanAll(before: TextBuffer, after: TextBuffer, edits: readonly TextEdit[]): void {
    this.take(before, after, edits, readOutline(after.toString()))
  }

  private take(before: TextBuffer, after: TextBuffer, edits: readonly TextEdit[], outline: FoundOutline): void {
    this.kind = outline.kind
    this.odd = outline.odd
    const part = { old: this.index.root, oldStart: 0, found: outline.root }
    const [root] = this.matcher(before, after, edits).match([part])
    if (root) this.index.replaceRoot(root)
  }

  private matcher(before: TextBuffer, after: TextBuffer, edits: readonly TextEdit[]): EntryMatcher {
    return new EntryMatcher(
      new Carry(edits),
      (start, end) => before.slice(start, end),
      (start, end) => after.slice(start, end),
      this.graveyard,
    )
  }
}

/**
 * The same change as edits that follow each other. What removes text comes first, so that an entry that moves is
 * gone, and remembered, before it turns up again.
 */
function oneByOne(edits: readonly TextEdit[]): TextEdit[] {
  const growth = ({ range, newText }: TextEdit) => newText.length - (range.end - range.start)
  const order = edits
    .map((_, index) => index)
    .sort((a, b) => {
      const isShrinking = (index: number) => (growth(edits[index] as TextEdit) < 0 ? 0 : 1)
      return isShrinking(a) - isShrinking(b) || a - b
    })
  return order.map((index, turn) => {
    const edit = edits[index] as TextEdit
    let shift = 0
    for (const done of order.slice(0, turn)) if (done < index) shift += growth(edits[done] as TextEdit)
    return { range: { start: edit.range.start + shift, end: edit.range.end + shift }, newText: edit.newText }
  })
}

function runOf(spot: Spot & { kind: 'run' }, items: readonly Found[]): Found {
  const found = newFound(spot.entry.kind, spot.start)
  found.lists.push({
    name: spot.list.name,
    path: spot.list.path,
    items: [...items],
    flow: false,
    column: spot.list.column,
  })
  return found
}

function fresh(found: Found): OutlineEntry {
  return entryOf(found, newKey(), fresh)
}

function sameOutline(a: OutlineEntry, b: OutlineEntry): boolean {
  if (a === b) return true
  const sameSelf = a.kind === b.kind && a.length === b.length && a.name === b.name && a.identifier === b.identifier
  if (!sameSelf || a.type !== b.type || a.lists.length !== b.lists.length) return false
  return a.lists.every((list, at) => {
    const other = b.lists[at]
    if (other?.name !== list.name || other.items.length !== list.items.length) return false
    return list.items.every((item, index) => {
      const same = other.items[index]
      return same !== undefined && list.offsets[index] === other.offsets[index] && sameOutline(item, same)
    })
  })
}
