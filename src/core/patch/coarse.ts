import { anchorInUse } from './anchors.ts'
import { lostComments } from './comments.ts'
import { locate } from './locate.ts'
import { planReplace } from './planReplace.ts'
import { settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import type { Tree } from './tree.ts'

/** How many values around the edit may be written anew before it is refused: the holder, and what holds it. */
const LEVELS = 2

/**
 * When no small plan holds, the holder is written anew, then the value around it. Their comments must not be the
 * price: more than `mayLose` gone is a refusal.
 */
export function orCoarser(
  step: Step,
  tree: Tree,
  holder: readonly string[],
  wanted: unknown,
  settings: Settings,
  mayLose = 0,
): Step {
  if (!('refusal' in step) || step.refusal.code !== 'not-expressible') return step
  for (let depth = holder.length; depth >= 0 && depth > holder.length - LEVELS; depth -= 1) {
    const tokens = holder.slice(0, depth)
    const place = locate(tree, tokens)
    if ('refusal' in place || anchorInUse(tree, place.value) !== undefined) continue
    const value = tokens.reduce<unknown>((at, token) => (at as Record<string, unknown>)[token], wanted)
    const coarse = settle(tree, planReplace(place, value, settings.profile), wanted, settings)
    if (!('refusal' in coarse) && lostComments(tree.text, coarse.tree.text) <= mayLose) return coarse
  }
  return step
}
