import type { Entry, EntryList } from '../document/entry.ts'
import { isLane, isService } from './layout.ts'

/**
 * Whether two versions of a list are laid out alike: the same entries in the same order, each of the same shape. Looks only
 * into what is another object than before, so that after a keystroke it follows the one way down to the edited entry.
 */
export function sameShape(a: EntryList, b: EntryList): boolean {
  return (
    a === b ||
    (a.name === b.name &&
      a.items.length === b.items.length &&
      a.items.every((entry, at) => {
        const other = b.items[at]
        return other !== undefined && sameEntry(entry, other)
      }))
  )
}

function sameEntry(a: Entry, b: Entry): boolean {
  return (
    a === b ||
    (a.key === b.key &&
      a.kind === b.kind &&
      isLane(a) === isLane(b) &&
      isService(a) === isService(b) &&
      a.lists.length === b.lists.length &&
      a.lists.every((list, at) => {
        const other = b.lists[at]
        return other !== undefined && sameShape(list, other)
      }))
  )
}
