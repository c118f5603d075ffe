import type { Operation, YamlValue } from '../../../core/patch/operation.ts'
import type { Node, RemoveOptions } from '../../../core/commands/fieldPlan.ts'
import { planRemove, planSet, pointerTo } from '../../../core/commands/fieldPlan.ts'
import type { Path } from '../../../core/value/value.ts'
import { isMapping, valueAt } from '../../../core/value/value.ts'

export type MapRow = readonly [name: string, value: unknown]

/** The rows of a map field, in the order of the file. */
export function mapRows(value: unknown): readonly MapRow[] {
  return isMapping(value) ? Object.entries(value) : []
}

/** Renames a row in its place, with its comments. */
export function planRenameRow(node: Node, path: Path, from: string, to: string): Operation[] {
  return from === to ? [] : [{ op: 'rename', path: pointerTo(node.pointer, [...path, from]), name: to }]
}

/** Sets rows by name, new ones at the end, as one patch. */
export function planSetRows(node: Node, path: Path, rows: readonly (readonly [string, YamlValue])[]): Operation[] {
  const now = valueAt(node.value, path)
  if (!isMapping(now) || Object.keys(now).length === 0) return planSet(node, path, Object.fromEntries(rows))
  return [...new Map(rows)].flatMap(([name, value]) => planSet(node, [...path, name], value))
}

/** Removes a row; the last one takes the key with it. */
export function planRemoveRow(node: Node, path: Path, name: string, options: RemoveOptions): Operation[] {
  if (mapRows(valueAt(node.value, path)).length <= 1) return planRemove(node, path, options)
  return [{ op: 'remove', path: pointerTo(node.pointer, [...path, name]) }]
}
