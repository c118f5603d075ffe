import { isCollection, isMap, isScalar, isSeq } from 'yaml'
import type { Pair, YAMLMap, YAMLSeq } from 'yaml'
import type { TextEdit } from '../text/range.ts'
import { columnOf, lineStart, lineTextEnd } from './lines.ts'
import { colonEnd, contentEnd, isBlockScalar, itemStart, itemTokens, ownedLines } from './place.ts'
import type { Owned } from './place.ts'
import { blockLines, flowText, indentLines, scalarTexts } from './print.ts'
import type { Style } from './print.ts'
import { isFlow } from './tree.ts'
import type { Parent, Tree, Value } from './tree.ts'

/** Ways to make one change, best first. Each is tried, read again and compared; the first that holds is used. */
export type Plans = TextEdit[][]

const edit = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText })
const isEmpty = (value: unknown) =>
  Array.isArray(value) ? value.length === 0 : Object.keys(value as object).length === 0
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Replaces the value at a place by another. `inFlow`: some collection around it is in flow style. */
export function planReplace(
  tree: Tree,
  parent: Parent,
  node: Value,
  value: unknown,
  inFlow: boolean,
  style: Style,
): Plans {
  const { text } = tree
  const spot = spotOf(tree, parent, node)
  const inside = inFlow || (parent.kind !== 'root' && isFlow(parent.kind === 'map' ? parent.map : parent.seq))
  if (!isObject(value)) return scalarPlans(text, spot, node, value as string | number | boolean | null, inside, style)
  if (inside || isEmpty(value)) {
    const written = isEmpty(value) ? (Array.isArray(value) ? '[]' : '{}') : flowText(value)
    return [[edit(startOf(text, spot), spot.end, gap(text, spot) + written)]]
  }
  if (isFlow(node) && isCollection(node) && node.items.length > 0) {
    const oneLine = flowText(value)
    return [[edit(spot.start, spot.end, oneLine)], [blockEdit(text, spot, parent, value, style)]]
  }
  return [[blockEdit(text, spot, parent, value, style)], [edit(spot.start, spot.end, spot.glue + flowText(value))]]
}

/** Where a value stands, and what its replacement must respect. */
interface Spot {
  readonly start: number
  readonly end: number
  /** From after the colon or dash: what block collections replace. */
  readonly after: number
  /** A blank where the value follows its colon or dash at once. */
  readonly glue: string
  /** Column that nested content must be deeper than. */
  readonly column: number
}

function spotOf(tree: Tree, parent: Parent, node: Value): Spot {
  const { text } = tree
  const range = node?.range
  if (parent.kind === 'root') {
    const bom = text.startsWith('\uFEFF') ? 1 : 0
    const start = range && range[1] > range[0] ? range[0] : rootStart(text, bom)
    return {
      start,
      end: range ? endOf(text, node, contentEnd(node, start), start) : start,
      after: start,
      glue: '',
      column: -2,
    }
  }
  const collection = parent.kind === 'map' ? parent.map : parent.seq
  const item = itemStart(collection, parent.index) ?? 0
  const after =
    parent.kind === 'map'
      ? (colonEnd(parent.map, parent.index) ?? (parent.pair.key as { range?: number[] }).range?.[1] ?? item)
      : collection.flow
        ? item
        : item + 1
  const empty = !range || range[1] <= range[0]
  const start = empty ? Math.max(after, propsEndOf(collection, parent.index)) : range[0]
  const end = empty ? start : endOf(text, node, contentEnd(node, start), start)
  return {
    start,
    end,
    after,
    glue: empty && /\S/.test(text[start - 1] ?? ' ') ? ' ' : '',
    column: columnOf(text, item),
  }
}

function propsEndOf(collection: YAMLMap | YAMLSeq, index: number): number {
  const item = itemTokens(collection)[index]
  const props = [...(item?.sep ?? []), ...(item?.start ?? [])].filter(({ type }) => type === 'anchor' || type === 'tag')
  return Math.max(0, ...props.map(({ offset, source }) => offset + (source?.length ?? 0)))
}

/** Block scalars' ranges include their last line end, which stays. */
function endOf(text: string, node: Value, end: number, start: number): number {
  const last = deepest(node)
  if (!isBlockScalar(last) || end <= start) return end
  if (text.startsWith('\r\n', end - 2)) return end - 2
  return /[\r\n]/.test(text[end - 1] ?? '') ? end - 1 : end
}

function deepest(node: unknown): unknown {
  if (!isCollection(node) || node.flow) return node
  const last = node.items.at(-1)
  return isMap(node) ? deepest((last as Pair | undefined)?.value) : deepest(last)
}

function rootStart(text: string, bom: number): number {
  // An empty document: after its comments and its `---`.
  const marker = /^---[ \t]*(?:#[^\n\r]*)?(?:\r\n|\r|\n|$)/m.exec(text)
  return marker ? marker.index + marker[0].length : Math.max(bom, text.length)
}

function scalarPlans(
  text: string,
  spot: Spot,
  node: Value,
  value: string | number | boolean | null,
  inFlow: boolean,
  style: Style,
): Plans {
  // An empty text had to be quoted; that says nothing about what stands there next.
  const old = isScalar(node) && node.value !== '' ? node.type : undefined
  const texts = scalarTexts(value, { old, inFlow, column: spot.column, style })
  const comment = headerComment(text, spot, node)
  const plans = texts.map((written) => [scalarEdit(text, spot, written, comment, style)])
  // A tag may force another type; then it goes too.
  if (node && 'tag' in node && node.tag !== undefined) {
    const wide = { ...spot, start: spot.after, glue: ' ' }
    plans.push(...texts.map((written) => [scalarEdit(text, wide, written, comment, style)]))
  }
  return plans
}

/** The comment on a block scalar's header or after a block collection's colon: it belongs to the key and stays. */
function headerComment(text: string, spot: Spot, node: Value): string {
  const isBlock = isBlockScalar(node) || (isCollection(node) && !node.flow)
  if (!isBlock) return ''
  const from = isBlockScalar(node) ? spot.start : spot.after
  const line = text.slice(from, lineTextEnd(text, from))
  if (!isBlockScalar(node) && lineStart(text, spot.start) <= from) return ''
  return /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? ''
}

function scalarEdit(text: string, spot: Spot, written: string, comment: string, style: Style): TextEdit {
  const firstBreak = written.indexOf(style.eol)
  if (firstBreak >= 0) {
    // A literal block: what follows on the line moves behind the header.
    const lineEnd = lineTextEnd(text, spot.end)
    const tail = text.slice(spot.end, lineEnd).trim()
    const after = tail.startsWith('#') ? tail : comment
    const end = tail === '' || tail.startsWith('#') ? lineEnd : spot.end
    const header = written.slice(0, firstBreak) + (after === '' ? '' : ` ${after}`)
    return edit(startOf(text, spot), end, gap(text, spot) + header + written.slice(firstBreak))
  }
  return edit(startOf(text, spot), spot.end, gap(text, spot) + written + (comment === '' ? '' : ` ${comment}`))
}

/** A block collection begins on a line of its own; a scalar in its place stands behind the colon. */
function startOf(text: string, spot: Spot): number {
  return lineStart(text, spot.start) > spot.after ? spot.after : spot.start
}

function gap(text: string, spot: Spot): string {
  return startOf(text, spot) === spot.start ? spot.glue : ' '
}

function blockEdit(text: string, spot: Spot, parent: Parent, value: object, style: Style): TextEdit {
  const lines = blockLines(value, style)
  if (parent.kind === 'root')
    return edit(
      spot.start,
      spot.end,
      lines.join(style.eol) + (spot.start === spot.end && text.length > 0 ? style.eol : ''),
    )
  if (parent.kind === 'seq') {
    const column = spot.column + 2
    const [first = '', ...rest] = lines
    return edit(spot.after, spot.end, ` ${[first, ...indentLines(rest, column)].join(style.eol)}`)
  }
  const column = Array.isArray(value) && !style.indentSeq ? spot.column : spot.column + style.indentStep
  const lineEnd = lineTextEnd(text, spot.end)
  const tail = text.slice(spot.end, lineEnd)
  const sameLine = lineStart(text, spot.start) <= spot.after
  const colonComment = sameLine
    ? tail.trim().startsWith('#')
      ? tail.trimEnd()
      : ''
    : text.slice(spot.after, lineTextEnd(text, spot.after)).trimEnd()
  const end = sameLine && tail.trim().startsWith('#') ? lineEnd : spot.end
  return edit(spot.after, end, `${colonComment}${style.eol}${indentLines(lines, column).join(style.eol)}`)
}

/** Adds a pair so that it becomes the one at `at` (0 … number of pairs). */
export function planAddPair(
  tree: Tree,
  map: YAMLMap,
  key: string,
  value: unknown,
  at: number,
  inFlow: boolean,
  style: Style,
): Plans {
  const [keyWritten = key] = scalarTexts(key, { inFlow: inFlow || map.flow === true, column: 0, style, isKey: true })
  if (map.flow)
    return flowInsert(
      map,
      at,
      flowTextsOf(value, style).map((written) => `${keyWritten}: ${written}`),
    )
  const column = columnOf(tree.text, itemStart(map, 0) ?? 0)
  return pairTexts(keyWritten, value, column, style).map((lines) => [
    insertLines(tree.text, map, at, lines, column, style),
  ])
}

function flowTextsOf(value: unknown, style: Style): string[] {
  if (isObject(value)) return [isEmpty(value) ? (Array.isArray(value) ? '[]' : '{}') : flowText(value)]
  return scalarTexts(value as string | number | boolean | null, { inFlow: true, column: 0, style })
}

/** The lines of `key: value`; the first without its indent, the others with. */
function pairTexts(key: string, value: unknown, column: number, style: Style): string[][] {
  if (isObject(value)) {
    if (isEmpty(value)) return [[`${key}: ${Array.isArray(value) ? '[]' : '{}'}`]]
    const inner = Array.isArray(value) && !style.indentSeq ? column : column + style.indentStep
    return [[`${key}:`, ...indentLines(blockLines(value, style), inner)], [`${key}: ${flowText(value)}`]]
  }
  return scalarTexts(value as string, { inFlow: false, column, style }).map((written) =>
    `${key}: ${written}`.split(style.eol),
  )
}

function itemTexts(value: unknown, column: number, style: Style): string[][] {
  if (isObject(value)) {
    if (isEmpty(value)) return [[`- ${Array.isArray(value) ? '[]' : '{}'}`]]
    const [first = '', ...rest] = blockLines(value, style)
    return [[`- ${first}`, ...indentLines(rest, column + 2)], [`- ${flowText(value)}`]]
  }
  return scalarTexts(value as string, { inFlow: false, column, style }).map((written) =>
    `- ${written}`.split(style.eol),
  )
}

/** Adds an item so that it becomes the one at `at`. */
export function planAddItem(tree: Tree, seq: YAMLSeq, value: unknown, at: number, style: Style): Plans {
  if (seq.flow) return flowInsert(seq, at, flowTextsOf(value, style))
  const column = columnOf(tree.text, itemStart(seq, 0) ?? 0)
  return itemTexts(value, column, style).map((lines) => [insertLines(tree.text, seq, at, lines, column, style)])
}

/** Inserts lines (the first not indented) before the item now at `at`, or after the last. */
export function insertLines(
  text: string,
  collection: YAMLMap | YAMLSeq,
  at: number,
  lines: readonly string[],
  column: number,
  style: Style,
): TextEdit {
  const pad = ' '.repeat(column)
  const body = lines.join(style.eol)
  if (at < collection.items.length) {
    const next = ownedLines(text, collection, at)
    if (next && !next.ownLine) return edit(next.item, next.item, body + style.eol + pad)
    const start = next?.start ?? 0
    return edit(start, start, pad + body + style.eol)
  }
  const last = ownedLines(text, collection, collection.items.length - 1)
  const end = last?.end ?? text.length
  const open = end > 0 && !/[\r\n]/.test(text[end - 1] ?? '')
  return edit(end, end, open ? style.eol + pad + body : pad + body + style.eol)
}

function flowInsert(collection: YAMLMap | YAMLSeq, at: number, writtens: readonly string[]): Plans {
  const [start, end] = collection.range ?? [0, 0]
  if (collection.items.length === 0) {
    const [open, close] = isSeq(collection) ? ['[', ']'] : ['{ ', ' }']
    return writtens.map((written) => [edit(start, end, open + written + close)])
  }
  if (at < collection.items.length) {
    const next = itemStart(collection, at) ?? start + 1
    return writtens.map((written) => [edit(next, next, `${written}, `)])
  }
  const last = flowItemEnd(collection, collection.items.length - 1)
  return writtens.map((written) => [edit(last, last, `, ${written}`)])
}

function flowItemEnd(collection: YAMLMap | YAMLSeq, index: number): number {
  const start = itemStart(collection, index) ?? collection.range?.[0] ?? 0
  const node = collection.items[index]
  if (isMap(collection)) {
    const pair = node as Pair
    const key = (pair.key as { range?: number[] } | null)?.range?.[1] ?? start
    return contentEnd(pair.value, Math.max(key, colonEnd(collection, index) ?? key))
  }
  return contentEnd(node, start)
}

/** Removes an item or pair with the comments that are its own. The last one leaves `{}` or `[]`. */
export function planRemove(
  tree: Tree,
  collection: YAMLMap | YAMLSeq,
  index: number,
  holder: { parent: Parent; inFlow: boolean },
  style: Style,
): Plans {
  const { text } = tree
  if (collection.items.length === 1)
    return planReplace(tree, holder.parent, collection, isSeq(collection) ? [] : {}, holder.inFlow, style)
  if (collection.flow) return [[flowRemoval(collection, index)]]
  const own = ownedLines(text, collection, index)
  if (!own) return []
  return own.ownLine
    ? [[edit(own.start, own.end, '')], [edit(lineStart(text, own.item), own.end, '')], trimmedRemoval(text, own)]
    : firstOnLine(text, collection, own)
}

/** At the end of a file without a last line end, the line end before goes instead. */
function trimmedRemoval(text: string, own: Owned): TextEdit[] {
  const before = text.startsWith('\r\n', own.start - 2) ? 2 : 1
  return own.end >= text.length && own.start >= before
    ? [edit(own.start - before, own.end, '')]
    : [edit(own.start, own.end, '')]
}

/** `- name: x`: the next pair moves up behind the dash, unless comments stand between. */
function firstOnLine(text: string, collection: YAMLMap | YAMLSeq, own: Owned): Plans {
  const next = ownedLines(text, collection, 1)
  if (!next) return []
  const plans: Plans = []
  if (next.start === lineStart(text, next.item)) plans.push([edit(own.item, next.item, '')])
  // The dash stays alone on its line.
  const gapStart = own.item - (/\s*$/.exec(text.slice(lineStart(text, own.item), own.item))?.[0].length ?? 0)
  plans.push([edit(gapStart, own.end, style(text, own.end))])
  return plans
}

function style(text: string, end: number): string {
  return text.startsWith('\r\n', end - 2) ? '\r\n' : '\n'
}

function flowRemoval(collection: YAMLMap | YAMLSeq, index: number): TextEdit {
  const start = itemStart(collection, index) ?? 0
  if (index + 1 < collection.items.length) return edit(start, itemStart(collection, index + 1) ?? start, '')
  return edit(flowItemEnd(collection, index - 1), flowItemEnd(collection, index), '')
}

/** The whole lines of a block item, to be put elsewhere; `undefined` when it has no lines of its own. */
export function chunkOf(
  tree: Tree,
  collection: YAMLMap | YAMLSeq,
  index: number,
): { lines: string[]; column: number } | undefined {
  if (collection.flow) return undefined
  const own = ownedLines(tree.text, collection, index)
  if (!own?.ownLine) return undefined
  const text = tree.text.slice(own.start, own.end)
  return { lines: text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/), column: own.column }
}

export { isObject }
