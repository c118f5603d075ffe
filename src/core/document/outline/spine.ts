import type { TextEdit } from '../../text/range.ts'
import type { Spot } from './findSpot.ts'
import type { OutlineEntry, OutlineList } from './outlineEntry.ts'
import type { OutlineIndex } from './outlineIndex.ts'

/** Where an entry ended and ends, for the parent above it. Absolute offsets, before and after the edit. */
interface Ends {
  readonly old: number
  readonly now: number
}

/** The entries from a changed one up to the root, made anew, with the items of one list replaced. */
export function withItems(
  index: OutlineIndex,
  spot: Spot & { kind: 'run' },
  items: readonly OutlineEntry[],
  itemOffsets: readonly number[],
  edit: TextEdit,
): OutlineEntry[] {
  const { entry, start, list, from, to } = spot
  const delta = growthOf(edit)
  const after = list.offsets.slice(to).map((offset) => offset + delta)
  const changed: OutlineList = {
    ...list,
    items: [...list.items.slice(0, from), ...items, ...list.items.slice(to)],
    offsets: [...list.offsets.slice(0, from), ...itemOffsets, ...after],
  }
  const oldEnd = start + (list.offsets.at(-1) as number) + (list.items.at(-1) as OutlineEntry).length
  const newEnd = start + (changed.offsets.at(-1) as number) + (changed.items.at(-1) as OutlineEntry).length
  return spineOf(
    index,
    { entry, start, list, changed, isLast: to === list.items.length },
    { old: oldEnd, now: newEnd },
    delta,
  )
}

/** The same, for an entry whose own text changed and whose child items did not. */
export function withOwn(
  index: OutlineIndex,
  spot: Spot & { kind: 'own' },
  now: OutlineEntry,
  edit: TextEdit,
): OutlineEntry[] {
  const ends = { old: spot.start + spot.entry.length, now: spot.start + now.length }
  return [now, ...spineAbove(index, spot.entry, spot.start, now, ends, growthOf(edit))]
}

interface ChangedList {
  readonly entry: OutlineEntry
  readonly start: number
  readonly list: OutlineList
  readonly changed: OutlineList
  /** Whether the list's last item changed, so that the text between it and the entry's end may have. */
  readonly isLast: boolean
}

function spineOf(index: OutlineIndex, part: ChangedList, ends: Ends, delta: number): OutlineEntry[] {
  const { entry, start, list, changed, isLast } = part
  const oldEnd = start + entry.length
  const isRoot = entry.kind === 'document'
  const newEnd = oldEnd === ends.old && !isRoot ? ends.now : oldEnd + delta
  const tailChanged = isLast && newEnd - ends.now !== oldEnd - ends.old
  const at = list.offsets[0] as number
  const lists = entry.lists.map((each) => {
    if (each === list) return changed
    return (each.offsets[0] ?? 0) > at ? { ...each, offsets: each.offsets.map((offset) => offset + delta) } : each
  })
  const now: OutlineEntry = { ...entry, lists, length: newEnd - start, own: tailChanged ? {} : entry.own }
  return [now, ...spineAbove(index, entry, start, now, { old: oldEnd, now: newEnd }, delta)]
}

function spineAbove(
  index: OutlineIndex,
  entry: OutlineEntry,
  start: number,
  now: OutlineEntry,
  ends: Ends,
  delta: number,
): OutlineEntry[] {
  const place = index.placeOf(entry.key)
  const parent = place && index.entry(place.parent)
  if (!place || !parent) return []
  const { list, index: at } = place
  const changed: OutlineList = {
    ...list,
    items: list.items.map((item, position) => (position === at ? now : item)),
    offsets:
      delta === 0 ? list.offsets : list.offsets.map((offset, position) => (position > at ? offset + delta : offset)),
  }
  const parentStart = start - (list.offsets[at] as number)
  const isLast = at === list.items.length - 1
  const lastEnds = isLast ? ends : { old: Number.NaN, now: Number.NaN }
  return spineOf(index, { entry: parent, start: parentStart, list, changed, isLast }, lastEnds, delta)
}

function growthOf({ range, newText }: TextEdit): number {
  return newText.length - (range.end - range.start)
}
