import type { Entry, EntryKey, EntryList } from '../entry.ts'
import type { Found } from './found.ts'

/** An entry as the outline keeps it. */
export interface OutlineEntry extends Entry {
  readonly lists: readonly OutlineList[]
  /** Stands for the entry's own text, child items left out: the same object while that text is the same. */
  readonly own: object
}

export interface OutlineList extends EntryList {
  readonly items: readonly OutlineEntry[]
  /** Written as `[…]`. */
  readonly flow: boolean
  /** Column of the key that holds it; -1 for a list without one. */
  readonly column: number
}

let made = 0

/** Unique in the whole program, so that two open files never answer to each other's keys. */
export function newKey(): EntryKey {
  made++
  return `e${made}` as EntryKey
}

/** What a found entry becomes, with relative offsets. `childOf` gives its items, in order. */
export function entryOf(
  found: Found,
  key: EntryKey,
  childOf: (item: Found) => OutlineEntry,
  own: object = {},
): OutlineEntry {
  return {
    key,
    kind: found.kind,
    ...(found.type === undefined ? {} : { type: found.type }),
    ...(found.name === undefined ? {} : { name: found.name }),
    ...(found.identifier === undefined ? {} : { identifier: found.identifier }),
    ...(found.templateRef === undefined ? {} : { templateRef: found.templateRef }),
    nodePath: found.nodePath,
    lists: found.lists.map((list) => ({
      name: list.name,
      path: list.path,
      flow: list.flow,
      column: list.column,
      items: list.items.map(childOf),
      offsets: list.items.map((item) => item.start - found.start),
    })),
    length: found.end - found.start,
    own,
  }
}
