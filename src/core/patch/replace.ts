import { isScalar } from 'yaml'
import { addMember } from './add.ts'
import { anchorInUse, isShared } from './anchors.ts'
import { differences } from './differences.ts'
import type { Change } from './differences.ts'
import { locate } from './locate.ts'
import type { Place } from './locate.ts'
import { changedAt, plainOf } from './plain.ts'
import { planReplace } from './planReplace.ts'
import { remove } from './remove.ts'
import { andThen, nothingToDo, settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf, wholeValue } from './tree.ts'
import type { Tree } from './tree.ts'

/** Puts `value` at `path`, where something is. Only what differs is written, so that comments of what stays stay. */
export function replace(tree: Tree, path: readonly string[], value: unknown, settings: Settings): Step {
  const place = locate(tree, path)
  if ('refusal' in place) return place
  const changes = differences(plainOf(tree.document, place.value), value, path)
  const isWhole = changes.some(({ tokens }) => tokens.length === path.length)
  // An alias would follow what is changed at its anchor, and it is to keep what it had.
  if (isWhole || changes.some((change) => isInsideShared(place, change))) return replaceWhole(place, value, settings)
  const inside = changes.reduce<Step>(
    (step, change) => andThen(step, tree, (at) => applyChange(at, change, settings)),
    nothingToDo(tree),
  )
  // What differs may stand behind an alias inside: then the value is written out.
  return 'refusal' in inside ? replaceWhole(place, value, settings) : inside
}

/** Whether a change below `place` is one of something that an alias names. */
function isInsideShared({ tree, tokens }: Place, change: Change): boolean {
  const depths = Array.from({ length: change.tokens.length - tokens.length + 1 }, (_, below) => tokens.length + below)
  return depths.some((depth) => {
    const place = locate(tree, change.tokens.slice(0, depth))
    return !('refusal' in place) && isShared(tree, place.value)
  })
}

function applyChange(tree: Tree, change: Change, settings: Settings): Step {
  if (change.op === 'add') return addMember(tree, change.tokens, change.value, settings)
  if (change.op === 'remove') return remove(tree, change.tokens, settings)
  const place = locate(tree, change.tokens)
  return 'refusal' in place ? place : replaceWhole(place, change.value, settings)
}

/** The whole value is written anew. An anchor on a scalar stays, and its aliases follow; on a collection it would go. */
export function replaceWhole(place: Place, value: unknown, settings: Settings): Step {
  const { tree, tokens, value: old } = place
  const anchor = anchorInUse(tree, old)
  const inUse: Step = { refusal: { code: 'anchor-in-use', ...(anchor ? { anchor } : {}), ...rangeOf(old) } }
  if (anchor !== undefined && !isScalar(old)) return inUse
  const wanted = changedAt(wholeValue(tree), tokens, () => value)
  const step = settle(tree, planReplace(place, value, settings.profile), wanted, settings)
  return 'refusal' in step && anchor !== undefined ? inUse : step
}
