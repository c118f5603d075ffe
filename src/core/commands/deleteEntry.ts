import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import type { Command } from './command.ts'
import { entryName, kindWord } from './entryName.ts'
import { ALLOWED, refuse } from './insertion.ts'
import { withoutParallel } from './parallelOfOne.ts'

/** What has to go so that an entry goes: a `parallel` that would be left empty goes with its last branch. */
export function whatGoes(document: PipelineDocument, key: EntryKey): EntryKey {
  const place = document.placeOf(key)
  const parent = place && document.entry(place.parent)
  if (!parent || place.list.items.length > 1) return key
  return parent.kind === 'parallel' ? whatGoes(document, parent.key) : key
}

export const deleteEntry: Command<{ readonly key: EntryKey }> = {
  id: 'entry.delete',
  title: 'Delete',
  check(document, { key }) {
    const entry = document.entry(key)
    const place = document.placeOf(key)
    if (!entry || !place) return refuse('There is nothing to delete.')
    if (place.list.name === 'body') return refuse('The file is about this. Close the file instead.')
    const goes = document.placeOf(whatGoes(document, key))
    const group = goes && document.entry(goes.parent)
    if (group?.kind === 'stepGroup' && goes?.list.items.length === 1)
      return refuse(`It is the only step of ${entryName(group)}. A step group cannot be empty: delete the group.`)
    return ALLOWED
  },
  plan(document, { key }) {
    const goes = whatGoes(document, key)
    const entry = document.entry(key)
    const pointer = document.pointerOf(goes)
    if (!entry || pointer === undefined) return { refusal: { code: 'path-not-found' } }
    const name = entryName(entry)
    return {
      patch: removals(document, goes, pointer),
      label: `Delete ${name}`,
      announcement: `Deleted the ${kindWord(entry)} ${name}`,
      ...selectNext(document, goes),
    }
  },
}

/** The removal, and that of a parallel which is left with one branch. */
function removals(document: PipelineDocument, key: EntryKey, pointer: string): Operation[] {
  const place = document.placeOf(key)
  const parent = place && document.entry(place.parent)
  const removal: Operation = { op: 'remove', path: pointer }
  if (!place || parent?.kind !== 'parallel' || place.list.items.length !== 2) return [removal]
  const parallel = document.pointerOf(parent.key)
  return parallel === undefined ? [removal] : [removal, ...withoutParallel(parallel)]
}

/** The neighbour that takes the selection: the one that moves up, else the one before. */
function selectNext(document: PipelineDocument, key: EntryKey): { select?: string } {
  const place = document.placeOf(key)
  if (!place || place.list.items.length < 2) return {}
  const items: readonly Entry[] = place.list.items
  if (document.entry(place.parent)?.kind === 'parallel' && items.length === 2) {
    const pointer = document.pointerOf(place.parent)
    return pointer === undefined ? {} : { select: pointer }
  }
  const neighbour = place.index < items.length - 1 ? items[place.index + 1] : items[place.index - 1]
  const list = document.pointerOf(key)?.replace(/\/\d+$/, '')
  return neighbour && list !== undefined ? { select: `${list}/${Math.min(place.index, items.length - 2)}` } : {}
}
