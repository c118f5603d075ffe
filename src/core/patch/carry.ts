import { isCollection, isMap, isScalar, isSeq } from 'yaml'
import type { TextProfile } from '../text/profile.ts'
import { edit } from './edit.ts'
import { columnOf, lineAt, linesOf } from './lines.ts'
import type { Place } from './locate.ts'
import { ownedText } from './ownership.ts'
import { flowInsert, insertLines, keyText } from './planAdd.ts'
import { columnBelow } from './planReplace.ts'
import { isBlockScalar, keyRange, memberEnd, memberStart, valueSlot } from './sourceTokens.ts'
import type { Plans } from './step.ts'
import type { Collection, Parent } from './tree.ts'

/** The source of a member, to be put elsewhere as it is: comments, quotes, block scalars and all. */
export interface Carried {
  readonly kind: 'map' | 'seq'
  /** Its lines in a block collection, the first at `column`. */
  readonly lines: readonly string[]
  readonly column: number
  /** A pair's key as written: its line in `lines`, and where it stands there. */
  readonly key?: { readonly line: number; readonly start: number; readonly end: number }
  /** An item's source where that may stand in flow style, too. */
  readonly flow?: string
}

/** The source of what is at `place`, where that is a member of a collection. */
export function carriedFrom(place: Place): Carried | undefined {
  if (place.parent.kind === 'map') return carriedPair(place, place.parent)
  if (place.parent.kind === 'seq') return carriedItem(place, place.parent)
  return undefined
}

function carriedItem({ tree: { text }, value }: Place, { seq, index }: Parent & { kind: 'seq' }): Carried | undefined {
  const start = afterDash(text, valueSlot(seq, index))
  const canFlow = isScalar(value) ? !isBlockScalar(value) : isCollection(value) && value.flow
  const flow = canFlow ? text.slice(start, memberEnd(seq, index)) : undefined
  if (!seq.flow) return { kind: 'seq', ...blockLinesOf(text, seq, index), ...(flow === undefined ? {} : { flow }) }
  if (flow === undefined) return undefined
  const [first = '', ...rest] = linesOf(flow)
  // Below the dash, deeper than it; how deep the lines stood in flow style says nothing.
  const margin = Math.min(
    ...rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  )
  return { kind: 'seq', lines: [`- ${first}`, ...rest.map((line) => `  ${line.slice(margin)}`)], column: 0, flow }
}

function carriedPair({ tree: { text } }: Place, { map, index, pair }: Parent & { kind: 'map' }): Carried | undefined {
  const range = keyRange(pair)
  const member = memberStart(map, index)
  if (map.flow || range?.[0] !== member) return undefined
  const { lines, column, start } = blockLinesOf(text, map, index)
  const line = linesOf(text.slice(start, member + 1)).length - 1
  return { kind: 'map', lines, column, key: { line, start: column, end: column + range[1] - range[0] } }
}

function blockLinesOf(text: string, collection: Collection, index: number) {
  const { start, end, column, hasOwnLine } = ownedText(text, collection, index)
  // What shared its line with its parent has a line of its own from here on.
  return { lines: linesOf((hasOwnLine ? '' : ' '.repeat(column)) + text.slice(start, end)), column, start }
}

function afterDash(text: string, slot: number): number {
  return slot + (/^\s*/.exec(text.slice(slot))?.[0].length ?? 0)
}

/** Puts a carried item into a block list at `at`. A list `[]` becomes a block. */
export function planCarriedItem(place: Place, at: number, carried: Carried, profile: TextProfile): Plans {
  const { value, tree } = place
  if (!isSeq(value) || carried.kind !== 'seq') return []
  if (value.items.length === 0) return place.inFlow ? [] : intoEmptyList(place, carried, profile)
  if (value.flow) return carried.flow === undefined ? [] : [[flowInsert(value, at, carried.flow)]]
  const column = columnOf(tree.text, memberStart(value, 0))
  return [[insertLines(tree.text, value, at, indentedTo(column, carried), profile)]]
}

/** Puts a carried pair into a block map at `at`, under the name `key`. */
export function planCarriedPair(place: Place, at: number, key: string, carried: Carried, profile: TextProfile): Plans {
  const { value, tree } = place
  if (!isMap(value) || value.flow || value.items.length === 0 || place.inFlow || !carried.key) return []
  const { line, start, end } = carried.key
  const renamed = carried.lines.map((each, index) =>
    index === line ? each.slice(0, start) + keyText(key, false, profile) + each.slice(end) : each,
  )
  const column = columnOf(tree.text, memberStart(value, 0))
  return [[insertLines(tree.text, value, at, indentedTo(column, { ...carried, lines: renamed }), profile)]]
}

/** `steps: []  # comment` keeps its comment, and its anchor, behind the colon; `- []` takes the item on its own line. */
function intoEmptyList({ tree: { text }, parent, value }: Place, carried: Carried, profile: TextProfile): Plans {
  if (parent.kind === 'root' || !value?.range) return []
  const [holder, index] = [parent.kind === 'map' ? parent.map : parent.seq, parent.index]
  const slot = valueSlot(holder, index)
  const [start, end] = value.range
  const rest = lineAt(text, end)
  const properties = text.slice(slot, start).trim()
  const column = columnBelow(columnOf(text, memberStart(holder, index)), [], profile)
  const head = [properties, rest.trim()].filter((part) => part !== '').map((part) => ` ${part}`)
  if (parent.kind === 'seq' && head.length === 0) {
    const inline = columnOf(text, start)
    return [[edit(start, end + rest.length, indentedTo(inline, carried).join(profile.eol))]]
  }
  const [first = '', ...others] = indentedTo(column, carried)
  const body = [' '.repeat(column) + first, ...others].join(profile.eol)
  return [[edit(slot, end + rest.length, head.join('') + profile.eol + body)]]
}

/** The lines at another column; the first without its indent. Content of block scalars moves along, blanks and all. */
function indentedTo(column: number, carried: Carried): string[] {
  const by = column - carried.column
  const [first = '', ...rest] = carried.lines.map((line) => {
    if (line === '' || by === 0) return line
    if (by > 0) return ' '.repeat(by) + line
    return line.slice(Math.min(line.length - line.trimStart().length, -by))
  })
  return [first.slice(column), ...rest]
}
