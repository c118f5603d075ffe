import type { JsonPointer, Operation, YamlValue } from '../patch/operation.ts'
import { formatPointer } from '../patch/pointer.ts'
import type { Path } from '../value/value.ts'
import { isMapping, sameValue, valueAt } from '../value/value.ts'

/** The entry's own mapping as it stands now: its values, and where it is in the file. */
export interface Node {
  readonly value: unknown
  readonly pointer: JsonPointer
}

export interface RemoveOptions {
  /** Containers that go with their last value. */
  readonly prune?: readonly Path[]
  /** Keys that mean nothing without the rest of their container (`type: JUnit` of a report); they do not keep it. */
  readonly companions?: Companions
}

/** What a container must hold beside the value that is first put into it: `reports` needs `type: JUnit`. */
export type Companions = (container: Path) => Readonly<Record<string, YamlValue>>

const NO_COMPANIONS: Companions = () => ({})

/** Puts a value at a path, making the containers that are missing. Nothing to do gives no operations. */
export function planSet(node: Node, path: Path, value: YamlValue, companions = NO_COMPANIONS): Operation[] {
  let at: unknown = node.value
  for (let depth = 0; depth < path.length; depth += 1) {
    const part = path[depth] as string | number
    const here = path.slice(0, depth)
    if (!isContainer(at)) {
      // A bare `spec:` or a value of another kind makes room for the mapping.
      return [
        {
          op: at === undefined ? 'add' : 'replace',
          path: pointerTo(node.pointer, here),
          value: nested(path, depth, value, companions),
        },
      ]
    }
    const next = valueAt(at, [part])
    if (next === undefined) {
      const start = nested(path, depth + 1, value, companions)
      return [{ op: 'add', path: pointerTo(node.pointer, [...here, part]), value: start }]
    }
    at = next
  }
  return sameValue(at, value) ? [] : [{ op: 'replace', path: pointerTo(node.pointer, path), value }]
}

/** Removes what stands at a path, and with it the containers of `prune` that would be left empty. */
export function planRemove(node: Node, path: Path, { prune = [], companions = NO_COMPANIONS }: RemoveOptions = {}) {
  if (valueAt(node.value, path) === undefined) return []
  let target = path
  while (target.length > 1) {
    const container = target.slice(0, -1)
    if (!prune.some((each) => sameValue(each, container))) break
    if (!isLastIn(valueAt(node.value, container), target.at(-1), companions(container))) break
    target = container
  }
  const operations: Operation[] = [{ op: 'remove', path: pointerTo(node.pointer, target) }]
  return operations
}

export function pointerTo(pointer: JsonPointer, path: Path): JsonPointer {
  return pointer + formatPointer(path)
}

function isContainer(value: unknown): boolean {
  return isMapping(value) || Array.isArray(value)
}

function isLastIn(container: unknown, part: unknown, companions: Readonly<Record<string, YamlValue>>): boolean {
  if (Array.isArray(container)) return container.length <= 1
  if (!isMapping(container)) return false
  return Object.keys(container).every((key) => key === String(part) || Object.hasOwn(companions, key))
}

/** `value` inside new containers for the parts of `path` from `depth` on. */
function nested(path: Path, depth: number, value: YamlValue, companions: Companions): YamlValue {
  let result = value
  for (let index = path.length - 1; index >= depth; index -= 1) {
    const part = path[index] as string | number
    result = typeof part === 'number' ? [result] : { ...companions(path.slice(0, index)), [part]: result }
  }
  return result
}
