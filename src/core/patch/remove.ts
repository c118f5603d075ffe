import { anchorInUse } from './anchors.ts'
import { orCoarser } from './coarse.ts'
import { commentsOf } from './comments.ts'
import { locate } from './locate.ts'
import { ownedText } from './ownership.ts'
import { changedAt, withoutMember } from './plain.ts'
import { planRemove, withoutItsComments } from './planRemove.ts'
import { planReplace } from './planReplace.ts'
import { settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf, wholeValue } from './tree.ts'
import type { Tree } from './tree.ts'

interface Kept {
  /** `'carried'`: the source, anchors and all, is put elsewhere right after; until then aliases may name what is not there. */
  readonly anchors?: 'carried'
  /** `'stay'`: the comments in what goes are not about it alone. They stay, as lines of their own. */
  readonly comments?: 'stay'
}

/** Removes a value, and the comments it owns. */
export function remove(
  tree: Tree,
  path: readonly string[],
  settings: Settings,
  { anchors, comments }: Kept = {},
): Step {
  const place = locate(tree, path)
  if ('refusal' in place) return place
  const { parent, value } = place
  const anchor = anchorInUse(tree, value)
  if (anchor !== undefined && anchors !== 'carried')
    return { refusal: { code: 'anchor-in-use', anchor, ...rangeOf(value) } }
  // RFC 6902 lets the whole document go; an empty YAML document is null.
  if (parent.kind === 'root') return settle(tree, planReplace(place, null, settings.profile), null, settings)
  const above = path.slice(0, -1)
  const holder = locate(tree, above)
  if ('refusal' in holder) return holder
  const collection = parent.kind === 'map' ? parent.map : parent.seq
  const wanted = changedAt(wholeValue(tree), above, (old) => withoutMember(old, path.at(-1) ?? ''))
  const lenient = anchor === undefined ? settings : { ...settings, mostDangling: Infinity }
  const plans = planRemove(holder, collection, parent.index, settings.profile)
  const stay = comments === 'stay' ? withoutItsComments(tree.text, collection, parent.index, settings.profile) : []
  const step = settle(tree, [...stay, ...plans], wanted, lenient)
  if (!('refusal' in step) || collection.flow) return step
  const { start, end } = ownedText(tree.text, collection, parent.index)
  const mayGo = comments === 'stay' ? 0 : commentsOf(tree.text.slice(start, end)).length
  return orCoarser(step, tree, above, wanted, lenient, mayGo)
}
