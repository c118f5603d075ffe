import type { Operation, YamlValue } from '../../core/patch/operation.ts'
import { formatPointer } from '../../core/patch/pointer.ts'
import type { FieldPath } from './fieldArgument.ts'

/** A node's own mapping: what it holds, and where it stands. */
export interface NodePlace {
  readonly value: unknown
  readonly pointer: string
}

/** Puts a value at a path, and makes the mappings on the way that are missing. */
export function setPatch({ value: root, pointer }: NodePlace, path: FieldPath, value: YamlValue): Operation[] {
  let at: unknown = root
  for (const [depth, part] of path.entries()) {
    const here = pointer + formatPointer(path.slice(0, depth + 1))
    const next = childOf(at, part)
    if (next === undefined) return [{ op: 'add', path: here, value: nested(path.slice(depth + 1), value) }]
    const isLast = depth === path.length - 1
    // A bare `spec:`, or a value of another kind, makes room for the mapping.
    if (isLast || typeof next !== 'object' || next === null) {
      return [{ op: 'replace', path: here, value: nested(path.slice(depth + 1), value) }]
    }
    at = next
  }
  return []
}

/** Removes what stands at a path, with the containers of `prune` that it leaves empty. Nothing there gives no operation. */
export function unsetPatch(
  { value: root, pointer }: NodePlace,
  path: FieldPath,
  prune: readonly FieldPath[],
): Operation[] {
  const containers = path.map((_, depth) => valueAt(root, path.slice(0, depth)))
  if (valueAt(root, path) === undefined) return []
  let depth = path.length
  while (
    depth > 1 &&
    sizeOf(containers[depth - 1]) === 1 &&
    prune.some((each) => isSame(each, path.slice(0, depth - 1)))
  )
    depth -= 1
  return [{ op: 'remove', path: pointer + formatPointer(path.slice(0, depth)) }]
}

function valueAt(root: unknown, path: FieldPath): unknown {
  let at = root
  for (const part of path) at = childOf(at, part)
  return at
}

/** Own keys only: `constructor` is a key like any other. */
function childOf(container: unknown, part: string | number): unknown {
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, part)) return undefined
  return (container as Readonly<Record<string | number, unknown>>)[part]
}

function sizeOf(container: unknown): number {
  return typeof container === 'object' && container !== null ? Object.keys(container).length : 0
}

function nested(path: FieldPath, value: YamlValue): YamlValue {
  return path.reduceRight<YamlValue>((inner, part) => (typeof part === 'number' ? [inner] : { [part]: inner }), value)
}

function isSame(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}
