import { isMap, isSeq } from 'yaml'
import { addMember, slotOf } from './add.ts'
import { anchorInUse, holdsAnchor } from './anchors.ts'
import { carriedFrom, planCarriedItem, planCarriedPair } from './carry.ts'
import type { Carried } from './carry.ts'
import { lostComments } from './comments.ts'
import { indexIn, locate } from './locate.ts'
import { changedAt, equalValues, keyText, plainOf, withMember } from './plain.ts'
import { remove } from './remove.ts'
import { replace } from './replace.ts'
import { andThen, nothingToDo, settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf, readTree, wholeValue } from './tree.ts'
import type { Tree, Value } from './tree.ts'

/** A value on its way: what it reads as, and, where it can be carried, its source. */
interface Cargo {
  readonly value: unknown
  /** The same with its aliases as aliases, which its source holds. */
  readonly written: unknown
  readonly carried: Carried | undefined
}

/** `move` and `copy`: the source text goes along as it is. Only where it does not fit, the value is written anew. */
export function relocate(
  tree: Tree,
  op: 'move' | 'copy',
  from: readonly string[],
  path: readonly string[],
  settings: Settings,
): Step {
  const source = locate(tree, from)
  if ('refusal' in source) return source
  const startsAlike = from.every((token, index) => token === path[index])
  if (op === 'move' && startsAlike)
    return path.length === from.length ? nothingToDo(tree) : { refusal: { code: 'move-into-itself' } }
  const cargo: Cargo = {
    value: plainOf(tree.document, source.value),
    written: plainOf(tree.document, source.value, 'opaque'),
    // A copied anchor would take the aliases after it away from the first one.
    carried: op === 'copy' && holdsAnchor(source.value) ? undefined : carriedFrom(source),
  }
  const taken =
    op === 'move' ? remove(tree, from, settings, cargo.carried ? { anchors: 'carried' } : {}) : nothingToDo(tree)
  const done = andThen(taken, tree, (at) => put(at, path, cargo, settings))
  if ('refusal' in done) return orAnchorInUse(tree, source.value, op, done)
  return op === 'move' && lostComments(tree.text, done.tree.text) > 0
    ? { refusal: { code: 'not-expressible', ...rangeOf(source.value) } }
    : done
}

/** `add` of a value that somebody wrote as YAML: as it is written where that fits, else anew. */
export function addSource(
  tree: Tree,
  path: readonly string[],
  value: unknown,
  source: string,
  settings: Settings,
): Step {
  const carried = sourceOf(value, source)
  return put(tree, path, { value, written: value, carried }, settings)
}

/** `undefined` for a source that is not a list of just the value, or that shares values by anchors. */
function sourceOf(value: unknown, source: string): Carried | undefined {
  const read = readTree(source)
  const place = 'refusal' in read ? read : locate(read, ['0'])
  if ('refusal' in read || 'refusal' in place || holdsAnchor(place.value)) return undefined
  return equalValues(wholeValue(read), [value]) ? carriedFrom(place) : undefined
}

function orAnchorInUse(tree: Tree, value: Value, op: 'move' | 'copy', step: Step): Step {
  const anchor = op === 'move' ? anchorInUse(tree, value) : undefined
  if (anchor === undefined || !('refusal' in step) || step.refusal.code !== 'not-expressible') return step
  return { refusal: { code: 'anchor-in-use', anchor, ...rangeOf(value) } }
}

function put(tree: Tree, path: readonly string[], cargo: Cargo, settings: Settings): Step {
  if (path.length > 0) {
    const carried = cargo.carried && putSource(tree, path, cargo, cargo.carried, settings)
    if (carried && !('refusal' in carried)) return carried
  }
  return isThere(tree, path) ? replace(tree, path, cargo.value, settings) : addMember(tree, path, cargo.value, settings)
}

function putSource(
  tree: Tree,
  path: readonly string[],
  cargo: Cargo,
  carried: Carried,
  settings: Settings,
): Step | undefined {
  const above = path.slice(0, -1)
  const token = path.at(-1) ?? ''
  const place = locate(tree, above)
  if ('refusal' in place) return undefined
  const holder = place.value
  const whole = wholeValue(tree)
  if (isSeq(holder)) {
    const at = token === '-' ? holder.items.length : indexIn(holder, token, holder.items.length)
    if (typeof at !== 'number') return undefined
    const wanted = changedAt(whole, above, (list) => (list as unknown[]).toSpliced(at, 0, cargo.written))
    return settle(tree, planCarriedItem(place, at, carried, settings.profile), wanted, settings)
  }
  if (!isMap(holder) || isThere(tree, path)) return undefined
  const at = slotOf(holder, above, token, settings)
  const wanted = changedAt(whole, above, (map) => withMember(map, token, cargo.written))
  return settle(tree, planCarriedPair(place, at, token, carried, settings.profile), wanted, settings)
}

/** Whether `path` names the root or a key that a map has: there, RFC 6902's `add` replaces. */
export function isThere(tree: Tree, path: readonly string[]): boolean {
  if (path.length === 0) return true
  const holder = locate(tree, path.slice(0, -1))
  return (
    !('refusal' in holder) &&
    isMap(holder.value) &&
    holder.value.items.some((pair) => keyText(pair.key) === path.at(-1))
  )
}
