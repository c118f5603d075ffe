import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import { inTextOrder } from './clipboard/entryYaml.ts'
import type { Command } from './command.ts'
import { deleteEntry, whatGoes, withoutShell } from './deleteEntry.ts'
import { entryName } from './entryName.ts'
import { ALLOWED, refuse } from './insertion.ts'
import { bump } from './moveEntry.ts'

/** Deletes several entries at once, as one step. What would be left empty goes with them, as far as it may. */
export const deleteEntries: Command<{ readonly keys: readonly EntryKey[] }> = {
  id: 'entries.delete',
  title: 'Delete',
  check(document, { keys }) {
    const chosen = inTextOrder(document, keys)
    const [only] = chosen
    if (only === undefined) return refuse('Nothing is selected.')
    if (chosen.length === 1) return deleteEntry.check(document, { key: only })
    const going = whatGoesOf(document, chosen)
    for (const key of going) {
      const place = document.placeOf(key)
      if (!place || place.list.name === 'body') return refuse('The file is about this. Close the file instead.')
      const group = document.entry(place.parent)
      const stay = place.list.items.filter((item) => !going.includes(item.key))
      if (group?.kind === 'stepGroup' && stay.length === 0)
        return refuse(`These are all steps of ${entryName(group)}. A step group cannot be empty: delete the group.`)
    }
    return ALLOWED
  },
  plan(document, { keys }) {
    const chosen = inTextOrder(document, keys)
    const [only] = chosen
    if (chosen.length === 1 && only !== undefined) return deleteEntry.plan(document, { key: only })
    const going = whatGoesOf(document, chosen)
    const patch: Operation[] = []
    // From the end, so that the pointers of the others hold.
    for (const key of going.toReversed()) {
      const pointer = document.pointerOf(key)
      if (pointer === undefined) return { refusal: { code: 'path-not-found' } }
      patch.push({ op: 'remove', path: pointer })
      if (isFirstOfItsParallel(document, key, going)) patch.push(...withoutParallel(document, key))
    }
    const what = `${chosen.length} ${chosen.every((key) => document.entry(key)?.kind === 'stage') ? 'stages' : 'steps'}`
    return { patch, label: `Delete ${what}`, announcement: `Deleted ${what}` }
  },
}

/** The entries, with a parallel in the place of all its branches. */
function whatGoesOf(document: PipelineDocument, keys: readonly EntryKey[]): readonly EntryKey[] {
  const going = new Set(keys)
  for (const key of keys) {
    const place = document.placeOf(key)
    const parent = place && document.entry(place.parent)
    if (parent?.kind === 'parallel' && place?.list.items.every((item) => going.has(item.key)))
      going.add(whatGoes(document, parent.key))
  }
  return inTextOrder(document, [...going])
}

/** Of the branches that go, the one that is removed last. */
function isFirstOfItsParallel(document: PipelineDocument, key: EntryKey, going: readonly EntryKey[]): boolean {
  const place = document.placeOf(key)
  if (!place || document.entry(place.parent)?.kind !== 'parallel') return false
  const stay = place.list.items.filter((item) => !going.includes(item.key))
  return stay.length === 1 && place.list.items.find((item) => going.includes(item.key))?.key === key
}

/** A parallel with one branch left is that branch. */
function withoutParallel(document: PipelineDocument, key: EntryKey): Operation[] {
  const parent = document.placeOf(key)?.parent
  const parallel = parent === undefined ? undefined : document.pointerOf(parent)
  const inner = parent === undefined ? undefined : document.nodePointerOf(parent)
  if (parallel === undefined || inner === undefined) return []
  return [{ op: 'move', from: `${inner}/0`, path: bump(parallel, 1) }, withoutShell(parallel)]
}
