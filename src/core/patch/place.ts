import { isCollection, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { YAMLMap, YAMLSeq } from 'yaml'
import { columnOf, lineAt, lineStart, nextLine } from './lines.ts'

interface Token {
  readonly type: string
  readonly offset: number
  readonly source?: string
}
interface ItemToken {
  readonly start: readonly Token[]
  readonly key?: Token | null
  readonly sep?: readonly Token[]
  readonly value?: Token
}

/** The source tokens of a collection's items, without the comment-only ones: aligned with the AST's. */
export function itemTokens(collection: YAMLMap | YAMLSeq): ItemToken[] {
  const token = collection.srcToken as { items?: ItemToken[] } | undefined
  const isBlockSeq = isSeq(collection) && !collection.flow
  return (token?.items ?? []).filter((item) =>
    isBlockSeq
      ? item.start.some(({ type }) => type === 'seq-item-ind') || item.key !== undefined || item.value !== undefined
      : Boolean(item.key) ||
        item.sep !== undefined ||
        item.value !== undefined ||
        item.start.some(({ type }) => type === 'explicit-key-ind'),
  )
}

/** Where an item begins: a block item's dash, a pair's `?`, properties or key. */
export function itemStart(collection: YAMLMap | YAMLSeq, index: number): number | undefined {
  const item = itemTokens(collection)[index]
  if (!item) return undefined
  const own = item.start.find(({ type }) => ['seq-item-ind', 'explicit-key-ind', 'anchor', 'tag'].includes(type))
  return (
    own?.offset ??
    item.key?.offset ??
    item.sep?.find(({ type }) => type === 'map-value-ind')?.offset ??
    item.value?.offset
  )
}

/** Offset after a pair's colon; `undefined` for a key without one. */
export function colonEnd(map: YAMLMap, index: number): number | undefined {
  const colon = itemTokens(map)[index]?.sep?.find(({ type }) => type === 'map-value-ind')
  return colon && colon.offset + 1
}

/** Where the written value of a node ends: block collections end with their deepest last scalar. */
export function contentEnd(node: unknown, otherwise: number): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1)
    const index = node.items.length - 1
    if (isPair(last) && isMap(node)) {
      const after = colonEnd(node, index) ?? (last.key as { range?: number[] } | null)?.range?.[1] ?? otherwise
      return Math.max(after, propsEnd(itemTokens(node)[index]?.sep), contentEnd(last.value, after))
    }
    const dash = itemStart(node, index)
    return contentEnd(
      last,
      dash === undefined ? otherwise : Math.max(dash + 1, propsEnd(itemTokens(node)[index]?.start)),
    )
  }
  const range = (node as { range?: readonly number[] } | null | undefined)?.range
  return range && (range[1] ?? 0) > (range[0] ?? 0) ? (range[1] ?? otherwise) : otherwise
}

function propsEnd(tokens: readonly Token[] | undefined): number {
  const props = (tokens ?? []).filter(({ type }) => type === 'anchor' || type === 'tag')
  const last = props.at(-1)
  return last ? last.offset + (last.source?.length ?? 0) : 0
}

export interface Owned {
  /** From the first line of its leading comments (or the item itself, when it shares a line with its parent). */
  readonly start: number
  readonly item: number
  readonly end: number
  readonly column: number
  /** False when something of the parent stands before it on its line: `- - x`, `- name: x`. */
  readonly ownLine: boolean
}

/** The lines that belong to a block item: its comments above at its column, itself, its comments deeper below. */
export function ownedLines(text: string, collection: YAMLMap | YAMLSeq, index: number): Owned | undefined {
  const item = itemStart(collection, index)
  if (item === undefined) return undefined
  const column = columnOf(text, item)
  const first = lineStart(text, item)
  const ownLine = text.slice(first, item).trim() === ''
  const node = collection.items[index]
  const written = isPair(node)
    ? endOfPair(collection as YAMLMap, index, item)
    : contentEnd(node, Math.max(item + 1, propsEnd(itemTokens(collection)[index]?.start)))
  let end =
    written > item &&
    written === lineStart(text, written) &&
    written <= text.length &&
    /[\r\n]/.test(text[written - 1] ?? '')
      ? written
      : nextLine(text, written)
  for (;;) {
    const line = lineAt(text, end)
    const indent = line.length - line.trimStart().length
    if (end >= text.length || !line.trimStart().startsWith('#') || indent <= column) break
    end = nextLine(text, end)
  }
  return { start: ownLine ? commentsAbove(text, first, column) : item, item, end, column, ownLine }
}

function endOfPair(map: YAMLMap, index: number, item: number): number {
  const pair = map.items[index]
  const key = (pair?.key as { range?: number[] } | null)?.range?.[1] ?? item
  const after = Math.max(key, colonEnd(map, index) ?? key, propsEnd(itemTokens(map)[index]?.sep))
  return contentEnd(pair?.value, after)
}

function commentsAbove(text: string, from: number, column: number): number {
  let start = from
  while (start > 0) {
    const above = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1))
    if (above >= start) break
    const line = lineAt(text, above)
    if (line.length - line.trimStart().length !== column || !line.trimStart().startsWith('#')) break
    start = above
  }
  return start
}

export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}
