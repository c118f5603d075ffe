import type { EntryKey, ListName } from '../entry.ts'
import type { Carry } from './carry.ts'
import type { Found, FoundList } from './found.ts'
import type { Graveyard } from './graveyard.ts'
import type { OutlineEntry, OutlineList } from './outlineEntry.ts'
import { entryOf, newKey } from './outlineEntry.ts'

/** A part of the outline that was scanned again: the entry as it was, and as it was found. */
export interface Rescanned {
  readonly old: OutlineEntry
  readonly oldStart: number
  readonly found: Found
}

interface Old {
  readonly entry: OutlineEntry
  readonly start: number
  readonly parent: OutlineEntry | undefined
  readonly list: ListName | undefined
}

type Match = { readonly whole: OutlineEntry } | { readonly key: EntryKey; readonly old: OutlineEntry }

/**
 * Gives the entries that a rescan found the keys they had before, so that a selection stays on its card:
 * untouched text keeps its very object; then equal text anywhere in the rescanned parts (a move) or among what was
 * removed lately (an undo); then equal kind and identifier; then the same place between matched neighbours.
 */
export class EntryMatcher {
  private readonly olds: Old[] = []
  private readonly byStart = new Map<number, Old>()
  private readonly matches = new Map<Found, Match>()
  private readonly taken = new Set<OutlineEntry>()

  constructor(
    private readonly carry: Carry,
    private readonly oldText: (start: number, end: number) => string,
    private readonly newText: (start: number, end: number) => string,
    private readonly graveyard: Graveyard,
  ) {}

  /** All parts of one change are matched together: a step may leave one part and turn up in another. */
  match(parts: readonly Rescanned[]): OutlineEntry[] {
    for (const { old, oldStart } of parts) this.collect(old, oldStart, undefined, undefined)
    for (const { old, found } of parts) this.keep(found, old)
    const lost = () => this.olds.filter((old) => !this.taken.has(old.entry))
    this.matchUntouched(parts.map((part) => part.found))
    this.matchText(this.unmatched(parts), lost())
    this.matchIdentifiers(this.unmatched(parts), lost())
    for (const { found } of parts) this.matchPlaces(found)
    const built = parts.map(({ found }) => this.build(found))
    this.bury(parts)
    return built
  }

  private keep(found: Found, old: OutlineEntry): void {
    this.matches.set(found, { key: old.key, old })
    this.taken.add(old)
  }

  private collect(
    entry: OutlineEntry,
    start: number,
    parent: OutlineEntry | undefined,
    list: ListName | undefined,
  ): void {
    const old = { entry, start, parent, list }
    this.olds.push(old)
    if (parent) {
      const newStart = this.carry.untouched(start, start + entry.length)
      if (newStart !== undefined) this.byStart.set(newStart, old)
    }
    for (const { name, items, offsets } of entry.lists) {
      items.forEach((item, index) => this.collect(item, start + (offsets[index] as number), entry, name))
    }
  }

  private matchUntouched(founds: readonly Found[]): void {
    for (const found of founds) {
      for (const item of itemsOf(found)) {
        const old = this.byStart.get(item.start)
        if (old && !this.taken.has(old.entry) && sameShape(item, old.entry)) this.takeWhole(item, old.entry)
        else this.matchUntouched([item])
      }
    }
  }

  private takeWhole(found: Found, entry: OutlineEntry): void {
    this.matches.set(found, { whole: entry })
    this.takeAll(entry)
  }

  private takeAll(entry: OutlineEntry): void {
    this.taken.add(entry)
    for (const { items } of entry.lists) for (const item of items) this.takeAll(item)
  }

  /** Found entries without a match, parents before children; below a whole match there is nothing to do. */
  private unmatched(parts: readonly Rescanned[]): Found[] {
    const result: Found[] = []
    const visit = (found: Found) => {
      const match = this.matches.get(found)
      if (match && 'whole' in match) return
      if (!match) result.push(found)
      for (const item of itemsOf(found)) visit(item)
    }
    for (const { found } of parts) visit(found)
    return result
  }

  private matchText(founds: readonly Found[], lost: readonly Old[]): void {
    if (founds.length === 0) return
    const byLength = grouped(lost, (old) => old.entry.length)
    for (const found of founds) {
      if (this.isInsideWhole(found)) continue
      const length = found.end - found.start
      const alike = (byLength.get(length) ?? []).filter(
        (old) => old.entry.kind === found.kind && !this.anyTaken(old.entry),
      )
      if (alike.length === 0 && !this.graveyard.mayHold(length)) continue
      const text = this.newText(found.start, found.end)
      const moved = alike.find((old) => this.oldText(old.start, old.start + length) === text)?.entry
      const entry = moved ?? this.graveyard.raise(text, (grave) => sameShape(found, grave))
      if (!entry) continue
      this.takeWhole(found, entry)
      this.coverBelow(found)
    }
  }

  private readonly covered = new Set<Found>()

  private coverBelow(found: Found): void {
    for (const item of itemsOf(found)) {
      this.covered.add(item)
      this.coverBelow(item)
    }
  }

  private isInsideWhole(found: Found): boolean {
    return this.covered.has(found)
  }

  private anyTaken(entry: OutlineEntry): boolean {
    return this.taken.has(entry) || entry.lists.some(({ items }) => items.some((item) => this.anyTaken(item)))
  }

  private matchIdentifiers(founds: readonly Found[], lost: readonly Old[]): void {
    const byName = grouped(lost, ({ entry }) => `${entry.kind} ${entry.identifier ?? ''}`)
    for (const found of founds) {
      if (found.identifier === undefined) continue
      const old = byName.get(`${found.kind} ${found.identifier}`)?.find(({ entry }) => !this.taken.has(entry))
      const entry = old?.entry ?? this.graveyard.raiseByName(found.kind, found.identifier)
      if (entry) this.keep(found, entry)
    }
  }

  /** Between two matched neighbours, what is new takes over from what is gone, in order. */
  private matchPlaces(found: Found): void {
    const match = this.matches.get(found)
    if (match && 'whole' in match) return
    for (const list of found.lists) {
      const before = match?.old.lists.find((old) => old.name === list.name)?.items ?? []
      let next = 0
      for (const item of list.items) {
        const own = this.matches.get(item)
        const known = own && ('whole' in own ? own.whole : own.old)
        if (known) {
          const at = before.indexOf(known, next)
          if (at !== -1) next = at + 1
        } else {
          const candidate = before[next]
          if (candidate && !this.taken.has(candidate)) {
            this.keep(item, candidate)
            next++
          }
        }
        this.matchPlaces(item)
      }
    }
  }

  private build(found: Found): OutlineEntry {
    const match = this.matches.get(found)
    if (match && 'whole' in match) return match.whole
    return entryOf(found, match?.key ?? newKey(), (item) => this.build(item))
  }

  /** Only the outermost of what is gone: its children come back with it. */
  private bury(parts: readonly Rescanned[]): void {
    const visit = (entry: OutlineEntry, start: number) => {
      if (!this.anyTaken(entry)) {
        this.graveyard.bury(this.oldText(start, start + entry.length), entry)
        return
      }
      for (const { items, offsets } of entry.lists) {
        items.forEach((item, index) => visit(item, start + (offsets[index] as number)))
      }
    }
    for (const { old, oldStart } of parts) visit(old, oldStart)
  }
}

function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

export function itemsOf(found: Found): Found[] {
  const [only] = found.lists
  if (!only) return []
  return found.lists.length === 1 ? only.items : found.lists.flatMap((list) => list.items)
}

/** Equal text reads as an equal entry, unless what stands before it (its column, a template's type) says otherwise. */
function sameShape(found: Found, entry: OutlineEntry): boolean {
  return (
    found.kind === entry.kind &&
    found.end - found.start === entry.length &&
    found.name === entry.name &&
    found.identifier === entry.identifier &&
    found.type === entry.type &&
    found.templateRef === entry.templateRef &&
    found.nodePath[0] === entry.nodePath[0] &&
    found.lists.length === entry.lists.length &&
    found.lists.every((list, at) => sameList(found, list, entry.lists[at] as OutlineList))
  )
}

function sameList(owner: Found, found: FoundList, list: OutlineList): boolean {
  if (found.items.length !== list.items.length || found.column !== list.column || found.name !== list.name) return false
  return found.items.every(
    (item, at) => item.start - owner.start === list.offsets[at] && sameShape(item, list.items[at] as OutlineEntry),
  )
}
