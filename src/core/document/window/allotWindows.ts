import type { Operation } from '../../patch/operation.ts'
import { parsePointer } from '../../patch/pointer.ts'
import type { OutlineEntry, OutlineList } from '../outline/outlineEntry.ts'
import type { Target } from './resolvePointer.ts'
import { resolvePointer } from './resolvePointer.ts'

type Known = Exclude<Target, { at: 'around' }>
/** `role` tells which of an operation's two pointers names the item. */
type ItemTarget = Target & { at: 'item' } & { readonly role: 'path' | 'from' }

/** Where an operation acts: in an entry's own text, or on items of a list. */
export interface Allotted {
  readonly operation: Operation
  readonly path: Known
  readonly from: Known | undefined
}

/** Finds the list that an entry is an item of; `undefined` for the document and for bodies. */
export type ListOf = (entry: OutlineEntry) => OutlineList | undefined

/**
 * Gives every operation the smallest parts of the document that it needs. An operation that adds or removes items
 * shifts those behind them, so that all later pointers through the same list are followed to that list only, and
 * planned beside it. `undefined` when the outline cannot tell: the whole text must then be looked at.
 */
export function allotWindows(root: OutlineEntry, patch: readonly Operation[], listOf: ListOf): Allotted[] | undefined {
  const stops = new Set<OutlineList>()
  while (true) {
    const known = stops.size
    const allotted: Allotted[] = []
    for (const operation of patch) {
      const path = follow(operation.path)
      const from = 'from' in operation ? follow(operation.from) : undefined
      if (path === undefined || ('from' in operation && from === undefined)) return undefined
      if (path !== 'again' && from !== 'again') allotted.push({ operation, path, from })
    }
    if (stops.size > known) continue
    if (!stopAtEmptied(allotted, stops, listOf)) return undefined
    if (stops.size === known) return allotted
  }

  function follow(pointer: string): Known | 'again' | undefined {
    const tokens = parsePointer(pointer)
    const target = tokens && resolvePointer(root, tokens, stops)
    if (target === undefined) return undefined
    if (target.at === 'around' || (target.at === 'item' && target.list.flow)) {
      const list = listOf(target.entry)
      if (!list || stops.has(list)) return undefined
      stops.add(list)
      return 'again'
    }
    if (target.at === 'item') stops.add(target.list)
    return target
  }
}

/** A list that loses all its items becomes `[]` after its key: that is planned in the entry around it. */
function stopAtEmptied(allotted: readonly Allotted[], stops: Set<OutlineList>, listOf: ListOf): boolean {
  const removals = new Map<OutlineList, number>()
  for (const { operation, path, from } of allotted) {
    const gone = operation.op === 'remove' ? path : operation.op === 'move' ? from : undefined
    if (gone?.at !== 'item' || gone.tokens.length > 0) continue
    const count = (removals.get(gone.list) ?? 0) + 1
    removals.set(gone.list, count)
    if (count < gone.list.items.length) continue
    const outer = listOf(gone.entry)
    if (!outer) return false
    stops.add(outer)
  }
  return true
}

/** The run of a list that its operations need: one neighbour more on each side, and as many as they may shift. */
export function runFor(list: OutlineList, targets: readonly { target: ItemTarget; operation: Operation }[]) {
  const indexes = targets.map(({ target }) => target.index)
  const shifts = targets.length - 1
  const least = Math.min(...indexes) - shifts
  const most = Math.max(...indexes) + shifts
  const to = Math.min(list.items.length, most + 2)
  const from = Math.max(0, Math.min(least - 1, to - 1))
  const read = targets.filter(({ target, operation }) => readsItem(target, operation)).map(({ target }) => target.index)
  const operations = new Set(targets.map(({ operation }) => operation)).size
  // After a first operation, an index may name an item that stood up to `shifts` places away.
  const reach = operations > 1 ? shifts : 0
  const shown = (index: number) => read.some((each) => Math.abs(each - index) <= reach)
  return { from, to, shown }
}

/** Whether an operation needs an item's own text. Removing an item and putting another before it do not. */
function readsItem(target: ItemTarget, operation: Operation): boolean {
  if (target.tokens.length > 0 || operation.op === 'replace' || operation.op === 'test') return true
  return target.role === 'from'
}
