import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import type { Operation } from '../../patch/operation.ts'
import { mayAdd, placeInWords } from '../addStep.ts'
import type { Command, InsertionPoint } from '../command.ts'
import { entryName } from '../entryName.ts'
import { freshIds } from '../freshIds.ts'
import { ALLOWED, groupAt, planInsert, refuse, scopeOf } from '../insertion.ts'
import { bump } from '../itemPointer.ts'
import type { PastedItem, PastedItems } from './readItems.ts'

/** Puts what was read of a text from anywhere (`readItems`) at a point. Ids that are taken are made new, and what is pasted calls itself by the new ones. */
export const pasteEntries: Command<{ readonly read: PastedItems; readonly point: InsertionPoint }> = {
  id: 'entries.paste',
  title: 'Paste',
  check(document, { read, point }) {
    if (!read.ok) return refuse(read.reason)
    const toStages = point.list === 'stages'
    if (toStages !== read.isStages)
      return refuse(toStages ? 'Only stages stand here.' : 'A stage cannot stand among steps.')
    if (toStages) return ALLOWED
    for (const { entry } of read.items) {
      const verdict = mayAdd(document, entry.type ?? entry.kind, point)
      if (!verdict.allowed) return verdict
    }
    return ALLOWED
  },
  plan(document, { read, point }) {
    if (!read.ok) return { refusal: { code: 'invalid-operation', reason: read.reason } }
    const placed = insertAll(document, point, read.items)
    if (!placed) return { refusal: { code: 'path-not-found' } }
    const scope = read.isStages ? document.outline() : scopeOf(document, point.parent)
    const copies = read.items.map(({ entry }, index) => ({ entry, pointer: bump(placed.pointer, index) }))
    const what = inWords(read.items)
    return {
      // Hosts in a group are called by its Id: GROUPID_STEPID.
      patch: [...placed.patch, ...freshIds(read.document, copies, scope, groupAt(document, point.parent)?.identifier)],
      label: `Paste ${what}`,
      announcement: `Pasted ${what}${placeInWords(document, point)}`,
      select: placed.pointer,
    }
  },
}

function insertAll(document: PipelineDocument, point: InsertionPoint, items: readonly PastedItem[]) {
  const [first, ...others] = items
  const placed = first && planInsert(document, point, first.value)
  if (!placed) return undefined
  const patch: Operation[] = placed.patch.map((operation) =>
    operation.op === 'add' && operation.value === first.value ? { ...operation, source: first.source } : operation,
  )
  others.forEach(({ value, source }, index) =>
    patch.push({ op: 'add', path: bump(placed.pointer, index + 1), value, source }),
  )
  return { patch, pointer: placed.pointer }
}

function inWords(items: readonly Pick<PastedItem, 'entry'>[]): string {
  const [only] = items
  if (items.length === 1 && only) return entryName(only.entry)
  const word = items.every(({ entry }) => entry.kind === 'stage') ? 'stages' : 'steps'
  return `${items.length} ${word}`
}
