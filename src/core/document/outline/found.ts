import type { DocumentKind, EntryKind, ListName } from '../entry.ts'

/** An entry as a scan or a parse finds it: plain data, absolute offsets, no key yet. It can be posted from a worker. */
export interface Found {
  kind: EntryKind
  type?: string
  name?: string
  identifier?: string
  templateRef?: string
  nodePath: readonly string[]
  start: number
  end: number
  lists: FoundList[]
}

export interface FoundList {
  name: ListName
  path: readonly (string | number)[]
  items: Found[]
  /** Written as `[…]`: the items have no dash of their own. */
  flow: boolean
  /** Column of the key that holds a block list; -1 for a list without one. Lines at or left of it end the list. */
  column: number
}

export interface FoundOutline {
  readonly kind: DocumentKind
  readonly root: Found
  /** The text holds YAML that a line scan reads less surely than a parse: tabs, explicit keys, aliases at entries, … */
  readonly odd: boolean
}

export function newFound(kind: EntryKind, start: number): Found {
  return { kind, nodePath: [], start, end: start, lists: [] }
}

/** Where the last of an entry's children ends; 0 without any. */
export function lastChildEnd(found: Found): number {
  return Math.max(0, ...found.lists.map((list) => list.items.at(-1)?.end ?? 0))
}
