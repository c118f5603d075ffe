import { anchorInUse } from './anchors.ts'
import { commentCount, orCoarser } from './coarse.ts'
import { locate } from './locate.ts'
import { ownedText } from './ownership.ts'
import { changedAt, withoutMember } from './plain.ts'
import { planRemove } from './planRemove.ts'
import { planReplace } from './planReplace.ts'
import { settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf, wholeValue } from './tree.ts'
import type { Tree } from './tree.ts'

/**
 * Removes a value. `anchors: 'carried'` says that its source, anchors and all, is put elsewhere right after; until
 * then aliases may name what is not there.
 */
export function remove(
  tree: Tree,
  path: readonly string[],
  settings: Settings,
  anchors: 'refused' | 'carried' = 'refused',
): Step {
  const place = locate(tree, path)
  if ('refusal' in place) return place
  const { parent, value } = place
  const anchor = anchorInUse(tree, value)
  if (anchor !== undefined && anchors === 'refused')
    return { refusal: { code: 'anchor-in-use', anchor, ...rangeOf(value) } }
  // RFC 6902 lets the whole document go; an empty YAML document is null.
  if (parent.kind === 'root') return settle(tree, planReplace(place, null, settings.profile), null, settings)
  const above = path.slice(0, -1)
  const holder = locate(tree, above)
  if ('refusal' in holder) return holder
  const collection = parent.kind === 'map' ? parent.map : parent.seq
  const wanted = changedAt(wholeValue(tree), above, (old) => withoutMember(old, path.at(-1) ?? ''))
  const lenient = anchor === undefined ? settings : { ...settings, mostDangling: Infinity }
  const step = settle(tree, planRemove(holder, collection, parent.index, settings.profile), wanted, lenient)
  if (!('refusal' in step) || collection.flow) return step
  const { start, end } = ownedText(tree.text, collection, parent.index)
  return orCoarser(step, tree, above, wanted, lenient, commentCount(tree.text.slice(start, end)))
}
