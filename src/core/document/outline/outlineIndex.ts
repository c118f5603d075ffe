import type { TextRange } from '../../text/range.ts'
import type { EntryKey } from '../entry.ts'
import type { EntryPlace } from '../pipelineDocument.ts'
import type { OutlineEntry, OutlineList } from './outlineEntry.ts'

interface Known {
  readonly entry: OutlineEntry
  readonly parent: EntryKey | undefined
}

export interface OutlinePlace extends EntryPlace {
  readonly list: OutlineList
}

/** Finds entries of the current outline by key and by offset. */
export class OutlineIndex {
  private readonly known = new Map<EntryKey, Known>()

  constructor(public root: OutlineEntry) {
    this.add(root, undefined)
  }

  entry(key: EntryKey): OutlineEntry | undefined {
    return this.known.get(key)?.entry
  }

  placeOf(key: EntryKey): OutlinePlace | undefined {
    const known = this.known.get(key)
    const parent = known?.parent === undefined ? undefined : this.known.get(known.parent)
    if (!known || !parent) return undefined
    for (const list of parent.entry.lists) {
      const index = indexIn(list, known.entry)
      if (index !== undefined) return { parent: parent.entry.key, list, index }
    }
    return undefined
  }

  /** From the root to the entry's parent. */
  ancestorsOf(key: EntryKey): OutlineEntry[] {
    const ancestors: OutlineEntry[] = []
    let at = this.known.get(key)?.parent
    while (at !== undefined) {
      const known = this.known.get(at)
      if (!known) break
      ancestors.push(known.entry)
      at = known.parent
    }
    return ancestors.reverse()
  }

  startOf(key: EntryKey): number | undefined {
    let start = 0
    let at: EntryKey = key
    while (at !== this.root.key) {
      const place = this.placeOf(at)
      if (!place) return undefined
      start += place.list.offsets[place.index] as number
      at = place.parent
    }
    return start
  }

  rangeOf(key: EntryKey): TextRange | undefined {
    const start = this.startOf(key)
    const entry = this.entry(key)
    return start === undefined || !entry ? undefined : { start, end: start + entry.length }
  }

  /** The deepest entry whose range holds the offset. */
  keyAt(offset: number): EntryKey | undefined {
    if (offset < 0 || offset > this.root.length) return undefined
    let entry = this.root
    let start = 0
    while (true) {
      const child = childAt(entry, offset - start)
      if (!child) return entry.key
      start += child.offset
      entry = child.entry
    }
  }

  /** JSON Pointer to the list item. */
  pointerOf(key: EntryKey): string | undefined {
    return this.pathOf(key)
      ?.map((part) => `/${escapePart(part)}`)
      .join('')
  }

  nodePointerOf(key: EntryKey): string | undefined {
    const pointer = this.pointerOf(key)
    return pointer === undefined ? undefined : pointer + pointerTo(this.entry(key)?.nodePath ?? [])
  }

  /** A whole new outline. */
  replaceRoot(after: OutlineEntry): void {
    const before = this.root
    this.known.delete(before.key)
    this.forget(
      before.lists.flatMap((list) => list.items),
      new Set(after.lists.flatMap((list) => list.items)),
    )
    this.add(after, undefined)
  }

  /** Items of a list in place of others; what both have stays known. The spine above is set by the caller. */
  replaceItems(before: readonly OutlineEntry[], after: readonly OutlineEntry[], parent: EntryKey): void {
    this.forget(before, new Set(after))
    for (const item of after) this.add(item, parent)
  }

  /** A spine entry whose children are known already. */
  set(entry: OutlineEntry): void {
    const parent = this.known.get(entry.key)?.parent
    this.known.set(entry.key, { entry, parent })
    if (parent === undefined) this.root = entry
  }

  private pathOf(key: EntryKey): (string | number)[] | undefined {
    if (!this.known.has(key)) return undefined
    const parts: (string | number)[] = []
    let at: EntryKey = key
    while (at !== this.root.key) {
      const place = this.placeOf(at)
      const parent = place && this.entry(place.parent)
      if (!place || !parent) return undefined
      const item = place.list.name === 'body' ? [] : [place.index]
      parts.unshift(...parent.nodePath, ...place.list.path, ...item)
      at = place.parent
    }
    return parts
  }

  private add(entry: OutlineEntry, parent: EntryKey | undefined): void {
    const known = this.known.get(entry.key)
    this.known.set(entry.key, { entry, parent })
    if (parent === undefined) this.root = entry
    // The same object has the same children, known since it was added.
    if (known?.entry === entry) return
    for (const { items } of entry.lists) for (const item of items) this.add(item, entry.key)
  }

  private forget(entries: readonly OutlineEntry[], kept: ReadonlySet<OutlineEntry>): void {
    for (const entry of entries) {
      if (kept.has(entry)) continue
      this.known.delete(entry.key)
      for (const { items } of entry.lists) this.forget(items, kept)
    }
  }
}

interface Lookups {
  count: number
  byKey: Map<EntryKey, number> | undefined
}

/** A list is searched until it was asked a few times: every keystroke makes new lists, and most are asked once. */
const lookups = new WeakMap<OutlineList, Lookups>()
const MAX_SEARCHES = 4

function indexIn(list: OutlineList, entry: OutlineEntry): number | undefined {
  const lookup = lookups.get(list) ?? { count: 0, byKey: undefined }
  if (lookup.count === 0) lookups.set(list, lookup)
  lookup.count++
  if (list.items.length < 8 || lookup.count < MAX_SEARCHES) {
    const index = list.items.indexOf(entry)
    return index === -1 ? undefined : index
  }
  lookup.byKey ??= new Map(list.items.map((item, at) => [item.key, at]))
  return lookup.byKey.get(entry.key)
}

function childAt(
  entry: OutlineEntry,
  offset: number,
): { readonly entry: OutlineEntry; readonly offset: number } | undefined {
  for (const { items, offsets } of entry.lists) {
    const at = lastNotAbove(offsets, offset)
    const item = items[at]
    const start = offsets[at]
    if (item && start !== undefined && offset <= start + item.length) return { entry: item, offset: start }
  }
  return undefined
}

/** The last index whose offset is not above the value; -1 when all are. */
export function lastNotAbove(offsets: readonly number[], value: number): number {
  let low = -1
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}

export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((part) => `/${escapePart(part)}`).join('')
}

function escapePart(part: string | number): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1')
}
