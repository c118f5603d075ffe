import type { Operation, YamlValue } from '../../../core/patch/operation.ts'
import type { Companions, Node, RemoveOptions } from '../../../core/commands/fieldPlan.ts'
import { planRemove, planSet, pointerTo } from '../../../core/commands/fieldPlan.ts'
import type { Path } from '../../../core/value/value.ts'
import { valueAt } from '../../../core/value/value.ts'

/** The rows of a list field. One string where a list is allowed is a list of one (`entrypoint: run.sh`). */
export function listItems(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** Sets one item; the index after the last appends. */
export function planSetItem(node: Node, path: Path, index: number, value: YamlValue, companions?: Companions) {
  const now = valueAt(node.value, path)
  if (Array.isArray(now) && now.length > 0) {
    if (index >= now.length) {
      const add: Operation[] = [{ op: 'add', path: pointerTo(node.pointer, [...path, '-']), value }]
      return add
    }
    return planSet(node, [...path, index], value)
  }
  const items = [...listItems(now)] as YamlValue[]
  items[index] = value
  return planSet(node, path, items, companions)
}

/** Removes one item; the last one takes the key with it. */
export function planRemoveItem(node: Node, path: Path, index: number, options: RemoveOptions): Operation[] {
  const now = valueAt(node.value, path)
  if (!Array.isArray(now) || now.length <= 1) return planRemove(node, path, options)
  return [{ op: 'remove', path: pointerTo(node.pointer, [...path, index]) }]
}

export function planMoveItem(node: Node, path: Path, from: number, to: number): Operation[] {
  const count = listItems(valueAt(node.value, path)).length
  if (from === to || to < 0 || to >= count) return []
  return [{ op: 'move', from: pointerTo(node.pointer, [...path, from]), path: pointerTo(node.pointer, [...path, to]) }]
}
