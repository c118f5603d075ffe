import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import type { Command } from './command.ts'
import { entryName, kindWord } from './entryName.ts'
import { ALLOWED, refuse } from './insertion.ts'

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
      patch: [...withoutParallelOfOne(document, goes, pointer)],
      label: `Delete ${name}`,
      announcement: `Deleted the ${kindWord(entry)} ${name}`,
      ...selectNext(document, goes),
    }
  },
}

/** A parallel with one branch left is that branch: it moves to the parallel's own place. */
export function withoutParallelOfOne(document: PipelineDocument, key: EntryKey, pointer: string): Operation[] {
  const place = document.placeOf(key)
  const parent = place && document.entry(place.parent)
  const removal: Operation = { op: 'remove', path: pointer }
  if (!place || parent?.kind !== 'parallel' || place.list.items.length !== 2) return [removal]
  const parallel = document.pointerOf(parent.key)
  const parallelPlace = document.placeOf(parent.key)
  if (parallel === undefined || !parallelPlace) return [removal]
  const inner = pointer.slice(0, pointer.lastIndexOf('/'))
  const after = next(parallel)
  // The branch left goes behind the parallel, then the empty parallel goes.
  return [removal, { op: 'move', from: `${inner}/0`, path: after }, withoutShell(parallel)]
}

/** A parallel that its branches have left. What its comments say may be of them: they stay. */
export function withoutShell(parallel: string): Operation {
  return { op: 'remove', path: parallel, comments: 'stay' }
}

/** `…/3` → `…/4`. */
function next(pointer: string): string {
  const cut = pointer.lastIndexOf('/')
  return `${pointer.slice(0, cut)}/${Number(pointer.slice(cut + 1)) + 1}`
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
