import { isCollection, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { Pair } from 'yaml'
import type { Collection } from './tree.ts'

interface Token {
  readonly type: string
  readonly offset: number
  readonly source?: string
}

interface ItemTokens {
  readonly start: readonly Token[]
  readonly key?: Token | null
  readonly sep?: readonly Token[]
  readonly value?: Token
}

/** The source tokens of a member. Those of a collection hold entries for mere comments, too: these do not count. */
function tokensOf(collection: Collection, index: number): ItemTokens | undefined {
  const { items = [] } = (collection.srcToken ?? {}) as { items?: ItemTokens[] }
  const isBlockList = isSeq(collection) && !collection.flow
  const starts = isBlockList ? 'seq-item-ind' : 'explicit-key-ind'
  const members = items.filter(
    ({ start, key, sep, value }) =>
      start.some(({ type }) => type === starts) || Boolean(key) || (!isBlockList && sep) || value !== undefined,
  )
  return members[index]
}

const MARKS = new Set(['seq-item-ind', 'explicit-key-ind', 'anchor', 'tag'])

/** Where a member begins: at an item's dash, a pair's `?`, anchor, tag or key. */
export function memberStart(collection: Collection, index: number): number {
  const tokens = tokensOf(collection, index)
  const first =
    tokens?.start.find(({ type }) => MARKS.has(type)) ??
    tokens?.key ??
    tokens?.sep?.find(({ type }) => type === 'map-value-ind') ??
    tokens?.value
  return first?.offset ?? collection.range?.[0] ?? 0
}

/** After a pair's colon, or after its key where it has none; after an item's dash; where an item in flow begins. */
export function valueSlot(collection: Collection, index: number): number {
  const start = memberStart(collection, index)
  if (isSeq(collection)) return collection.flow ? start : start + 1
  const colon = tokensOf(collection, index)?.sep?.find(({ type }) => type === 'map-value-ind')
  return colon ? colon.offset + 1 : (keyRange(collection.items[index])?.[1] ?? start)
}

export function keyRange(pair: Pair | undefined): readonly [number, number] | undefined {
  const range = (pair?.key as { range?: readonly [number, number] } | null | undefined)?.range
  return range ? [range[0], range[1]] : undefined
}

/** After the anchor and tag of a member's value; 0 where it has none. */
export function afterProperties(collection: Collection, index: number): number {
  const tokens = tokensOf(collection, index)
  const around = isMap(collection) ? tokens?.sep : tokens?.start
  const last = around?.findLast(({ type }) => type === 'anchor' || type === 'tag')
  return last ? last.offset + (last.source?.length ?? 0) : 0
}

/**
 * Where the source of a node ends; `otherwise` for one without. A block collection's range reaches over blank lines
 * and comments: it ends where its deepest last scalar does.
 */
export function contentEnd(node: unknown, otherwise: number): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) return memberEnd(node, node.items.length - 1)
  const range = (node as { range?: readonly number[] } | null | undefined)?.range
  const [start = 0, end = 0] = range ?? []
  return end > start ? end : otherwise
}

/** Where the source of a member ends. */
export function memberEnd(collection: Collection, index: number): number {
  const member = collection.items[index]
  const slot = Math.max(valueSlot(collection, index), afterProperties(collection, index))
  return contentEnd(isPair(member) && isMap(collection) ? member.value : (member ?? null), slot)
}

/** The node whose source is the last of a block collection's. */
export function deepestLast(node: unknown): unknown {
  if (!isCollection(node) || node.flow) return node
  const last = node.items.at(-1)
  return deepestLast(isMap(node) ? (last as Pair | undefined)?.value : last)
}

export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}
