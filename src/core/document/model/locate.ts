import type { Node, Pair } from 'yaml'
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { TextRange } from '../../text/range.ts'
import { nodeAt, pairAt } from './parseOwn.ts'

type Path = readonly (string | number)[]

/** Range, in the parsed text, of what stands at a path. `undefined` when nothing does. */
export function rangeInNode(
  root: Node | null | undefined,
  path: Path,
  part: 'key' | 'value' | 'pair',
  text: string,
): TextRange | undefined {
  if (path.length === 0) return part === 'key' ? undefined : valueRange(root, text)
  const parent = nodeAt(root, path.slice(0, -1))
  const last = path.at(-1)
  if (!parent || last === undefined) return undefined
  if (isSeq(parent))
    return typeof last === 'number' ? valueRange(parent.items[last] as Node | undefined, text) : undefined
  const pair = pairAt(parent, last)
  if (!pair) return undefined
  const key = valueRange(pair.key as Node, text)
  const value = valueRange(pair.value as Node | null, text)
  if (part === 'key') return key
  if (part === 'value') return value ?? (key && afterColon(key.end, text))
  return key && { start: key.start, end: Math.max(key.end, value?.end ?? afterColon(key.end, text).end) }
}

/** The path to the deepest key or value that holds the offset; between two keys, to the mapping that holds both. */
export function pathInNode(
  root: Node | null | undefined,
  offset: number,
  text: string,
): { path: (string | number)[]; on: 'key' | 'value' } | undefined {
  const path: (string | number)[] = []
  let at = root
  while (at && !isAlias(at) && !isScalar(at)) {
    const step = stepInto(at, offset, text)
    if (!step) return { path, on: 'value' }
    path.push(step.part)
    if (step.on === 'key') return { path, on: 'key' }
    at = step.next
  }
  return { path, on: 'value' }
}

interface Step {
  readonly part: string | number
  readonly on: 'key' | 'value'
  readonly next: Node | null
}

function stepInto(node: Node, offset: number, text: string): Step | undefined {
  if (isSeq(node)) {
    const index = node.items.findIndex((item) => !isPair(item) && holds(valueRange(item as Node, text), offset))
    return index === -1 ? undefined : { part: index, on: 'value', next: node.items[index] as Node }
  }
  if (!isMap(node)) return undefined
  for (const pair of node.items) {
    const step = stepIntoPair(pair, offset, text)
    if (step) return step
  }
  return undefined
}

function stepIntoPair(pair: Pair, offset: number, text: string): Step | undefined {
  if (!isScalar(pair.key)) return undefined
  const part = String(pair.key.value)
  const key = valueRange(pair.key, text)
  if (holds(key, offset)) return { part, on: 'key', next: null }
  const value = valueRange(pair.value as Node | null, text)
  if (holds(value, offset)) return { part, on: 'value', next: pair.value as Node }
  // Between the colon and the line's end, where a value will stand.
  if (
    key &&
    offset > key.end &&
    offset < (value?.start ?? Number.POSITIVE_INFINITY) &&
    sameLine(text, key.end, offset)
  ) {
    return { part, on: 'value', next: null }
  }
  return undefined
}

function holds(range: TextRange | undefined, offset: number): boolean {
  return range !== undefined && range.start <= offset && offset <= range.end
}

function sameLine(text: string, from: number, to: number): boolean {
  const lf = text.indexOf('\n', from)
  return lf === -1 || lf >= to
}

/** The parser's range without the line ends and blanks that trail block values. */
function valueRange(node: Node | null | undefined, text: string): TextRange | undefined {
  if (!node?.range) return undefined
  const [start, valueEnd] = node.range
  let end = valueEnd
  while (end > start && ' \t\r\n'.includes(text.charAt(end - 1))) end--
  return { start, end }
}

function afterColon(keyEnd: number, text: string): TextRange {
  const colon = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 80))
  const at = keyEnd + (colon?.[0].length ?? 0)
  return { start: at, end: at }
}
