import type { EntryKey } from '../document/entry.ts'
import type { Operation } from '../patch/operation.ts'
import type { Command } from './command.ts'
import { entryName } from './entryName.ts'
import { freshIds } from './freshIds.ts'
import { ALLOWED, idScopeOf, refuse } from './insertion.ts'

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
    const scope = idScopeOf(document, key)
    const group = document.ancestorsOf(key).findLast(({ kind }) => kind === 'stepGroup')
    const patch: Operation[] = [
      { op: 'copy', from: pointer, path: copy },
      ...freshIds(document, [{ entry, pointer: copy }], scope, group?.identifier),
    ]
    return {
      patch,
      label: `Duplicate ${entryName(entry)}`,
      announcement: `Duplicated ${entryName(entry)}`,
      select: copy,
    }
  },
}
