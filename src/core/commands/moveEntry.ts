import type { EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import { placeInWords } from './addStep.ts'
import type { Command, InsertionPoint, Verdict } from './command.ts'
import { entryName } from './entryName.ts'
import { bump } from './itemPointer.ts'
import { withoutParallel, withoutShell } from './parallelOfOne.ts'
import { ALLOWED, isInside, listOf, listPointer, mayHold, planInsert, refuse } from './insertion.ts'

/** Whether an entry may go to a point, by what is certain. */
export function mayMove(document: PipelineDocument, key: EntryKey, point: InsertionPoint): Verdict {
  const entry = document.entry(key)
  const place = document.placeOf(key)
  const parent = document.entry(point.parent)
  if (!entry || !place || !parent) return refuse('This is not there any more.')
  if (place.list.name === 'body') return refuse('The file is about this; it has no other place.')
  const holds = mayHold(document, point)
  if (!holds.allowed) return holds
  if (isInside(document, point.parent, key)) return refuse('It cannot go into itself.')
  if (parent.templateRef !== undefined)
    return refuse(`${entryName(parent)} is a link to a template. Its steps are in the template.`)
  const toStages = point.list === 'stages' || (parent.kind === 'parallel' && isStageParallel(document, point.parent))
  if (toStages !== isStageLike(document, key)) {
    return refuse(toStages ? 'Only stages stand here.' : 'A stage cannot stand among steps.')
  }
  const left = place.list.items.length
  const same = place.parent === point.parent && place.list.name === point.list
  if (!same && left === 1 && document.entry(place.parent)?.kind === 'stepGroup') {
    return refuse(
      `It is the only step of ${entryName(document.entry(place.parent) ?? entry)}. A step group cannot be empty.`,
    )
  }
  return ALLOWED
}

function isStageLike(document: PipelineDocument, key: EntryKey): boolean {
  const entry = document.entry(key)
  return entry?.kind === 'stage' || (entry?.kind === 'parallel' && isStageParallel(document, key))
}

function isStageParallel(document: PipelineDocument, key: EntryKey): boolean {
  const entry = document.entry(key)
  return entry?.lists.some(({ items }) => items.some(({ kind }) => kind === 'stage')) ?? false
}

export const moveEntry: Command<{ readonly key: EntryKey; readonly point: InsertionPoint }> = {
  id: 'entry.move',
  title: 'Move',
  check: (document, { key, point }) => mayMove(document, key, point),
  plan(document, { key, point }) {
    const entry = document.entry(key)
    const place = document.placeOf(key)
    const from = document.pointerOf(key)
    const to = listPointer(document, point)
    if (!entry || !place || from === undefined || to === undefined) return { refusal: { code: 'path-not-found' } }
    const list = listOf(document, point)
    const same = list !== undefined && list === place.list
    const index = same && point.index > place.index ? point.index - 1 : point.index
    const moved =
      list && list.items.length > 0
        ? movePatch(document, key, from, `${to}/${index}`, same)
        : intoNewList(document, key, from, point)
    if (!moved) return { refusal: { code: 'path-not-found' } }
    const words = placeInWords(document, point)
    return {
      patch: moved.operations,
      label: `Move ${entryName(entry)}`,
      announcement: `Moved ${entryName(entry)}${words === '' ? ' to the start' : words}`,
      select: moved.select,
    }
  },
}

interface Moved {
  readonly operations: Operation[]
  readonly select: string
}

/** Takes the entry out of its place; a parallel that is left with one branch, or none, goes with it. */
function movePatch(document: PipelineDocument, key: EntryKey, from: string, path: string, same: boolean): Moved {
  const place = document.placeOf(key)
  const parent = place && document.entry(place.parent)
  if (same || !parent || parent.kind !== 'parallel' || !place || place.list.items.length > 2) {
    return { operations: moveTo(from, afterRemoval(from, path)), select: afterRemoval(from, path) }
  }
  const parallel = document.pointerOf(parent.key) ?? ''
  const target = afterRemoval(from, path)
  if (place.list.items.length === 1) {
    return {
      operations: [...moveTo(from, target), withoutShell(shifted(parallel, target, 1))],
      select: afterRemoval(parallel, target),
    }
  }
  const here = shifted(parallel, target, 1)
  return {
    operations: [...moveTo(from, target), ...withoutParallel(here)],
    // What stands in the branch that is left moves up with it.
    select: target.startsWith(`${here}/parallel/0/`) ? here + target.slice(`${here}/parallel/0`.length) : target,
  }
}

/**
 * RFC 6902 forbids a move from a prefix of its target, even where another item will have moved up to that place. So an
 * item on its way into the one behind it steps over that first.
 */
function moveTo(from: string, target: string): Operation[] {
  if (!target.startsWith(`${from}/`)) return [{ op: 'move', from, path: target }]
  const over = bump(from, 1)
  return [
    { op: 'move', from, path: over },
    { op: 'move', from: over, path: target },
  ]
}

/**
 * A list that is not there yet, or empty, is made with a stand-in: comments move into a list of lines, where an empty
 * one could only be written as `[]`.
 */
function intoNewList(document: PipelineDocument, key: EntryKey, from: string, point: InsertionPoint) {
  const made = planInsert(document, point, { step: {} })
  if (!made) return undefined
  const moved = movePatch(document, key, from, made.pointer, false)
  return {
    operations: [...made.patch, ...moved.operations, { op: 'remove', path: bump(moved.select, 1) }] as Operation[],
    select: moved.select,
  }
}

/** What a pointer becomes when the item at `removed` goes: items behind it in the same list move up. */
export function afterRemoval(removed: string, pointer: string): string {
  const cut = removed.lastIndexOf('/')
  const list = removed.slice(0, cut + 1)
  if (!pointer.startsWith(list)) return pointer
  const [first = '', ...rest] = pointer.slice(list.length).split('/')
  const at = Number(first)
  // In the list itself the caller has counted already; deeper, the way there changes.
  return rest.length > 0 && at > Number(removed.slice(cut + 1)) ? [list + String(at - 1), ...rest].join('/') : pointer
}

/** What a pointer becomes when `count` items are inserted at `inserted`. */
function shifted(pointer: string, inserted: string, count: number): string {
  const cut = inserted.lastIndexOf('/')
  const list = inserted.slice(0, cut + 1)
  if (!pointer.startsWith(list)) return pointer
  const [first = '', ...rest] = pointer.slice(list.length).split('/')
  const at = Number(first)
  return at >= Number(inserted.slice(cut + 1)) ? [list + String(at + count), ...rest].join('/') : pointer
}
