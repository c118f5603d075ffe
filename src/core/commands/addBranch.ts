import type { EntryKey } from '../document/entry.ts'
import { mayAdd } from './addStep.ts'
import type { Command } from './command.ts'
import { entryName } from './entryName.ts'
import { refuse, scopeOf } from './insertion.ts'
import { newStep } from './newEntries.ts'
import { numbered, takenIn } from './uniqueIds.ts'

/** A step that runs at the same time as another: a new branch of its parallel, which is made when there is none. */
export const addBranch: Command<{ readonly key: EntryKey; readonly type: string }> = {
  id: 'parallel.addBranch',
  title: 'Add step in parallel',
  check(document, { key, type }) {
    const place = document.placeOf(key)
    if (!place || place.list.name === 'body' || place.list.name === 'stages')
      return refuse('A step can be added beside a step or a step group.')
    return mayAdd(document, type, { parent: place.parent, list: place.list.name, index: place.index })
  },
  plan(document, { key, type }) {
    const entry = document.entry(key)
    const place = document.placeOf(key)
    const pointer = document.pointerOf(key)
    if (!entry || !place || pointer === undefined) return { refusal: { code: 'path-not-found' } }
    const identifier = numbered(type, takenIn(scopeOf(document, key)).identifiers)
    const value = newStep(type, identifier)
    const words = {
      label: `Add ${type} step in parallel`,
      announcement: `Added ${identifier} in parallel to ${entryName(entry)}`,
    }
    const parallel = entry.kind === 'parallel' ? key : place.list.name === 'parallel' ? place.parent : undefined
    if (parallel !== undefined) {
      const list = document.entry(parallel)?.lists.find(({ name }) => name === 'parallel')
      const path = `${document.nodePointerOf(parallel) ?? ''}/${list?.items.length ?? 0}`
      return { ...words, patch: [{ op: 'add', path, value }], select: path }
    }
    // The new parallel is laid before the step, which then moves into it with its comments. (Laid behind it, the move
    // would be from a prefix of its target, which RFC 6902 forbids.)
    const pushed = `${pointer.slice(0, pointer.lastIndexOf('/'))}/${place.index + 1}`
    return {
      ...words,
      patch: [
        { op: 'add', path: pointer, value: { parallel: [value] } },
        { op: 'move', from: pushed, path: `${pointer}/parallel/0` },
      ],
      select: `${pointer}/parallel/1`,
    }
  },
}
