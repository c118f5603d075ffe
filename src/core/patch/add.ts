import { isMap, isSeq } from 'yaml'
import type { YAMLMap } from 'yaml'
import { orCoarser } from './coarse.ts'
import { indexIn, locateHolder } from './locate.ts'
import { changedAt, keyText, withMember } from './plain.ts'
import { planAddItem, planAddPair } from './planAdd.ts'
import { settle } from './step.ts'
import type { Settings, Step } from './step.ts'
import { rangeOf, wholeValue } from './tree.ts'
import type { Tree } from './tree.ts'

/** Adds a member that is not there yet: an item at an index or at `-`, or a pair where the order of keys wants it. */
export function addMember(tree: Tree, path: readonly string[], value: unknown, settings: Settings): Step {
  const above = path.slice(0, -1)
  const token = path.at(-1) ?? ''
  const place = locateHolder(tree, above)
  if ('refusal' in place) return place
  const holder = place.value
  if (isSeq(holder)) {
    const at = token === '-' ? holder.items.length : indexIn(holder, token, holder.items.length)
    if (typeof at !== 'number') return { refusal: at }
    const wanted = changedAt(wholeValue(tree), above, (list) => (list as unknown[]).toSpliced(at, 0, value))
    const step = settle(tree, planAddItem(place, holder, at, value, settings.profile), wanted, settings)
    return orCoarser(step, tree, above, wanted, settings)
  }
  if (!isMap(holder)) return { refusal: { code: 'path-not-found', ...rangeOf(holder) } }
  const wanted = changedAt(wholeValue(tree), above, (map) => withMember(map, token, value))
  const at = slotOf(holder, above, token, settings)
  const step = settle(tree, planAddPair(place, holder, at, [token, value], settings.profile), wanted, settings)
  return orCoarser(step, tree, above, wanted, settings)
}

/** The index that a new key gets among a map's pairs. */
export function slotOf(map: YAMLMap, path: readonly string[], key: string, { keyOrder }: Settings): number {
  const siblings = map.items.map((pair) => keyText(pair.key))
  const parentPath = path.map((token) => (/^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : token))
  const at = keyOrder?.(parentPath, key, siblings) ?? siblings.length
  return Math.min(Math.max(0, at), siblings.length)
}
