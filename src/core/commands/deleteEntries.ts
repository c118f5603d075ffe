import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import { inTextOrder } from './clipboard/entryYaml.ts'
import type { Command } from './command.ts'
import { deleteEntry, whatGoes } from './deleteEntry.ts'
import { entryName } from './entryName.ts'
import { ALLOWED, refuse } from './insertion.ts'
import { withoutParallel } from './parallelOfOne.ts'

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
      const parallel = parallelLeftBy(document, key, going)
      if (parallel !== undefined) patch.push(...withoutParallel(parallel))
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

/** The parallel that is left with one branch when `key` is gone, the last of those of its branches that go. */
function parallelLeftBy(document: PipelineDocument, key: EntryKey, going: readonly EntryKey[]): string | undefined {
  const place = document.placeOf(key)
  if (!place || document.entry(place.parent)?.kind !== 'parallel') return undefined
  const stay = place.list.items.filter((item) => !going.includes(item.key))
  const isLast = place.list.items.find((item) => going.includes(item.key))?.key === key
  return stay.length === 1 && isLast ? document.pointerOf(place.parent) : undefined
}
