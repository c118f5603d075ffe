import type { Entry, EntryKey } from '../document/entry.ts'
import type { Operation } from '../patch/operation.ts'
import { formatPointer } from '../patch/pointer.ts'
import type { Command } from './command.ts'
import { entryName } from './entryName.ts'
import { ALLOWED, refuse, scopeOf } from './insertion.ts'
import { takenIn, uniqueOf } from './uniqueIds.ts'

/** A copy right after the original, comments included; its ids, and those of everything in it, are new ones. */
export const duplicateEntry: Command<{ readonly key: EntryKey }> = {
  id: 'entry.duplicate',
  title: 'Duplicate',
  check(document, { key }) {
    const place = document.placeOf(key)
    return place && place.list.name !== 'body' ? ALLOWED : refuse('This cannot be there twice.')
  },
  plan(document, { key }) {
    const entry = document.entry(key)
    const place = document.placeOf(key)
    const pointer = document.pointerOf(key)
    if (!entry || !place || pointer === undefined) return { refusal: { code: 'path-not-found' } }
    const copy = `${pointer.slice(0, pointer.lastIndexOf('/'))}/${place.index + 1}`
    const scope = entry.kind === 'stage' ? document.outline() : scopeOf(document, key)
    const patch: Operation[] = [{ op: 'copy', from: pointer, path: copy }, ...freshIds(entry, copy, scope)]
    return {
      patch,
      label: `Duplicate ${entryName(entry)}`,
      announcement: `Duplicated ${entryName(entry)}`,
      select: copy,
    }
  },
}

/** Replaces the identifiers, and the names that equal another's, inside a copy that stands at `pointer`. */
export function freshIds(entry: Entry, pointer: string, scope: Entry): Operation[] {
  const taken = takenIn(scope)
  const identifiers = new Set(taken.identifiers)
  const names = new Set(taken.names)
  const operations: Operation[] = []
  const walk = (each: Entry, at: string) => {
    const node = at + formatPointer(each.nodePath)
    if (each.identifier !== undefined && identifiers.has(each.identifier)) {
      const fresh = uniqueOf(each.identifier, identifiers)
      identifiers.add(fresh)
      operations.push({ op: 'replace', path: `${node}/identifier`, value: fresh })
      if (each.name !== undefined && names.has(each.name)) {
        const name = each.name === each.identifier ? fresh : uniqueName(each.name, names)
        names.add(name)
        operations.push({ op: 'replace', path: `${node}/name`, value: name })
      }
    }
    for (const list of each.lists) {
      list.items.forEach((item, index) => walk(item, `${node}${formatPointer(list.path)}/${index}`))
    }
  }
  walk(entry, pointer)
  return operations
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number += 1) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`
}
