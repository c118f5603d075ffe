import { isAlias, isCollection, isMap, isSeq } from 'yaml'
import type { Pair, YAMLSeq } from 'yaml'
import { inheritedPair } from './anchors.ts'
import { keyText } from './plain.ts'
import type { Refusal } from './refusal.ts'
import { rangeOf } from './tree.ts'
import type { Parent, Tree, Value } from './tree.ts'

/** A value in a tree, and what holds it. */
export interface Place {
  readonly tree: Tree
  readonly tokens: readonly string[]
  readonly value: Value
  readonly parent: Parent
  /** Whether a collection around it is in flow style. */
  readonly inFlow: boolean
}

/** The way ends at `tokens[at]`, because what is there is another anchor's. */
export interface Inherited {
  readonly at: number
  /** By `<<`: the pair at the anchor, where it is in this text. Through an alias: nothing. */
  readonly merged?: { readonly pair?: Pair }
}

export type Located = Place | { readonly refusal: Refusal; readonly inherited?: Inherited }

/** The value at `tokens`. Beyond an alias or a merge key nothing can be edited: that is a refusal with the anchor. */
export function locate(tree: Tree, tokens: readonly string[]): Located {
  let value = tree.document.contents as Value
  let parent: Parent = { kind: 'root' }
  let inFlow = false
  for (const [at, token] of tokens.entries()) {
    inFlow ||= isCollection(value) && value.flow === true
    if (isAlias(value)) return { refusal: inheritedFrom(value.source, value), inherited: { at } }
    if (isMap(value)) {
      const pairs = value.items.flatMap((pair, index) => (keyText(pair.key) === token ? [{ pair, index }] : []))
      const [found] = pairs
      if (pairs.length > 1) return { refusal: { code: 'duplicate-key', ...rangeOf(value) } }
      if (!found) {
        const merged = inheritedPair(tree, value, token)
        if (!merged) return { refusal: { code: 'path-not-found', ...rangeOf(value) } }
        return { refusal: inheritedFrom(merged.alias.source, merged.alias), inherited: { at, merged } }
      }
      parent = { kind: 'map', map: value, ...found }
      value = (found.pair.value ?? null) as Value
    } else if (isSeq(value)) {
      const index = indexIn(value, token, value.items.length - 1)
      if (typeof index !== 'number') return { refusal: index }
      parent = { kind: 'seq', seq: value, index }
      value = (value.items[index] ?? null) as Value
    } else return { refusal: { code: 'path-not-found', ...rangeOf(value) } }
  }
  return { tree, tokens, value, parent, inFlow }
}

/** A place that shall take a new member. */
export function locateHolder(tree: Tree, tokens: readonly string[]): Located {
  const place = locate(tree, tokens)
  if ('refusal' in place || !isAlias(place.value)) return place
  return { refusal: inheritedFrom(place.value.source, place.value), inherited: { at: tokens.length } }
}

function inheritedFrom(anchor: string, at: Value): Refusal {
  return { code: 'inherited-value', anchor, ...rangeOf(at) }
}

/** A token as an index of a list, not above `last`. RFC 6901 has no leading zeros. */
export function indexIn(seq: YAMLSeq, token: string, last: number): number | Refusal {
  if (!/^(?:0|[1-9]\d*)$/.test(token)) return { code: 'path-not-found', ...rangeOf(seq) }
  return Number(token) <= last ? Number(token) : { code: 'index-out-of-range', ...rangeOf(seq) }
}
