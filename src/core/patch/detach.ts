import { isMap } from 'yaml'
import { addMember } from './add.ts'
import { locate, locateHolder } from './locate.ts'
import type { Inherited } from './locate.ts'
import { plainOf } from './plain.ts'
import { replaceWhole } from './replace.ts'
import { andThen, nothingToDo } from './step.ts'
import type { Settings, Step } from './step.ts'
import type { Tree } from './tree.ts'

/** An alias may lead to an alias; beyond so many it leads nowhere. */
const MOST_LINKS = 20

/**
 * Makes what `tokens` pass through local: an alias becomes a copy of what it stands for, an inherited pair a pair of
 * the map's own, which overrides. `holder` says that the place itself shall take a member.
 */
export function detach(tree: Tree, tokens: readonly string[], settings: Settings, as: 'value' | 'holder'): Step {
  let step: Step = nothingToDo(tree)
  for (let links = 0; links < MOST_LINKS && !('refusal' in step); links += 1) {
    const found = as === 'holder' ? locateHolder(step.tree, tokens) : locate(step.tree, tokens)
    if (!('refusal' in found) || !found.inherited) return step
    const { inherited } = found
    step = andThen(step, tree, (at) => makeLocal(at, tokens, inherited, settings))
  }
  return step
}

function makeLocal(tree: Tree, tokens: readonly string[], { at, merged }: Inherited, settings: Settings): Step {
  const here = locate(tree, tokens.slice(0, at))
  if ('refusal' in here) return here
  if (!merged) return replaceWhole(here, plainOf(tree.document, here.value), settings)
  if (!merged.pair || !isMap(here.value)) return { refusal: { code: 'not-expressible' } }
  return addMember(tree, tokens.slice(0, at + 1), plainOf(tree.document, merged.pair.value), settings)
}
