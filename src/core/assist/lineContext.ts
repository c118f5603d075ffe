import type { Entry } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { TextRange } from '../text/range.ts'

/**
 * Where a cursor stands, told from the lines above it alone: works on half-typed YAML, where a parser sees nothing.
 * Block style; inside flow collections and block scalars there is no context.
 */
export interface LineContext {
  readonly entry: Entry
  /** From the entry's own mapping to the collection (on a key) or to the value (on a value). */
  readonly path: readonly (string | number)[]
  readonly on: 'key' | 'value'
  /** What is typed so far of the key or value, and where it stands. */
  readonly typed: string
  readonly range: TextRange
  /** Column at which the key stands or would stand. */
  readonly column: number
  /** Keys that the mapping has already. */
  readonly siblings: ReadonlySet<string>
  /** True when the cursor is the start of a list item: `- |`. */
  readonly item: boolean
}

interface Line {
  readonly start: number
  readonly text: string
  /** Column of the first character after blanks and dashes: where a key stands. */
  readonly column: number
  /** Columns of the dashes on this line. */
  readonly dashes: readonly number[]
  readonly key: string | undefined
  /** What follows the colon, or the whole content when there is no key. */
  readonly rest: string
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?):(?=\s|$)/
const BLOCK_SCALAR = /(^|\s)[|>][-+0-9]*\s*(#.*)?$/
/** Lines looked at above the cursor. Deeper context than this is not worth the wait in a file of 20,000 steps. */
const MAX_LINES = 4000

export function lineContext(document: PipelineDocument, offset: number): LineContext | undefined {
  const at = document.positionAt(offset)
  const current = readLine(document, at.line)
  const before = current.text.slice(0, at.column)
  if (/(^|\s)#/.test(stripQuoted(before))) return undefined

  const onValue = current.key !== undefined && at.column >= current.text.length - current.rest.length
  const column = Math.min(current.column, at.column)
  const above = linesAbove(document, at.line, onValue || current.text.trim() !== '' ? column : at.column)
  if (above === undefined) return undefined

  const line = current.text.trim() === '' ? { ...current, column: at.column } : current
  const trail = trailOf(above, line)
  const owner = ownerOf(document, trail)

  if (onValue && current.key !== undefined) {
    if (/^\s*[[{|>&*!]/.test(current.rest)) return undefined
    const valueStart = current.text.length - current.rest.trimStart().length
    const typed = current.text.slice(Math.min(valueStart, at.column), at.column)
    const end = current.text.length - (current.rest.length - current.rest.trimEnd().length)
    return {
      entry: owner.entry,
      path: [...owner.path, current.key],
      on: 'value',
      typed,
      range: { start: current.start + Math.min(valueStart, at.column), end: current.start + Math.max(end, at.column) },
      column: line.column,
      siblings: new Set(),
      item: false,
    }
  }
  const typedStart = Math.min(line.column, at.column)
  const typedEnd = current.key === undefined ? current.text.trimEnd().length : line.column + current.key.length
  return {
    entry: owner.entry,
    path: owner.path,
    on: 'key',
    typed: current.text.slice(typedStart, at.column),
    range: { start: current.start + typedStart, end: current.start + Math.max(typedEnd, at.column) },
    column: line.column,
    siblings: siblingKeys(document, at.line, line.column),
    item: line.dashes.length > 0 && line.key === undefined,
  }
}

function readLine(document: PipelineDocument, number: number): Line {
  const start = document.offsetAt({ line: number, column: 0 })
  const end = number + 1 < document.lineCount ? document.offsetAt({ line: number + 1, column: 0 }) : document.length
  const text = document
    .slice({ start, end })
    .replace(/[\r\n]+$/, '')
    .replace(/^\uFEFF/, ' ')
  const dashes: number[] = []
  let column = text.length - text.trimStart().length
  while (/^-(\s|$)/.test(text.slice(column))) {
    dashes.push(column)
    const after = text.slice(column + 1)
    column += 1 + (after.length - after.trimStart().length)
  }
  const content = text.slice(column)
  const key = KEY.exec(content)
  return {
    start,
    text,
    column,
    dashes,
    key: key?.[1] === undefined ? undefined : unquote(key[1]),
    rest: key ? content.slice(key[0].length) : content,
  }
}

/** The lines that enclose a column, nearest first; `undefined` inside a block scalar. */
function linesAbove(document: PipelineDocument, from: number, column: number): Line[] | undefined {
  const enclosing: Line[] = []
  let limit = column
  for (let number = from - 1; number >= 0 && from - number <= MAX_LINES && limit > 0; number -= 1) {
    const line = readLine(document, number)
    const content = line.text.trim()
    if (content === '' || content.startsWith('#')) continue
    const outer = line.dashes[0] ?? line.column
    const sameColumnList =
      line.key !== undefined && line.column === limit && enclosing.at(-1)?.dashes.includes(limit) === true
    if (outer >= limit && !sameColumnList) continue
    if (BLOCK_SCALAR.test(line.rest) && line.key !== undefined && line.column < limit) return undefined
    enclosing.push(line)
    limit = Math.min(limit, outer)
  }
  return enclosing
}

/** One step of the way down: a key, or "an item of a list" with the dash's column. */
type Step = { readonly key: string } | { readonly dash: number; readonly line: number }

/** From the outermost line down to the mapping the cursor stands in. */
function trailOf(above: readonly Line[], line: Line): Step[] {
  const steps: Step[] = []
  let limit = line.column
  const take = (from: Line, withKey: boolean) => {
    if (withKey && from.key !== undefined && from.column < limit) steps.unshift({ key: from.key })
    for (const dash of from.dashes.toReversed()) {
      if (dash < limit) steps.unshift({ dash, line: from.start })
      limit = Math.min(limit, dash)
    }
    limit = Math.min(limit, from.column)
  }
  take(line, false)
  for (const from of above) {
    // In a list that is not indented the key and the dashes below it share a column.
    if (from.key !== undefined && from.column === limit && 'dash' in (steps[0] ?? {})) {
      steps.unshift({ key: from.key })
      continue
    }
    take(from, true)
  }
  return steps
}

/** The entry whose mapping the trail runs through last, and the rest of the way inside it. */
function ownerOf(document: PipelineDocument, trail: readonly Step[]): { entry: Entry; path: (string | number)[] } {
  const nodes: Record<string, Entry['kind']> = { step: 'step', stepGroup: 'stepGroup', stage: 'stage' }
  for (let index = trail.length - 1; index >= 0; index -= 1) {
    const step = trail[index]
    const item = trail[index - 1]
    if (!step || !('key' in step) || !(step.key in nodes) || !item || !('dash' in item)) continue
    const key = document.keyAt(item.line + item.dash)
    const entry = key === undefined ? undefined : document.entry(key)
    if (entry && entry.kind === nodes[step.key]) return { entry, path: pathOf(trail.slice(index + 1)) }
  }
  return bodyOf(document, trail)
}

/** Outside list items: the document itself, or the body of a template or fragment. */
function bodyOf(document: PipelineDocument, trail: readonly Step[]): { entry: Entry; path: (string | number)[] } {
  const root = document.outline()
  const keys = pathOf(trail)
  for (const list of root.lists) {
    if (list.name !== 'body') continue
    const body = list.items[0]
    const way = [...list.path, ...(body?.nodePath ?? [])]
    if (body && way.length > 0 && way.every((token, index) => keys[index] === token)) {
      return { entry: body, path: keys.slice(way.length) }
    }
  }
  return { entry: root, path: keys }
}

/** Indices are not known from lines alone; the schema does not need them. */
function pathOf(steps: readonly Step[]): (string | number)[] {
  return steps.map((step) => ('key' in step ? step.key : 0))
}

function siblingKeys(document: PipelineDocument, from: number, column: number): Set<string> {
  const keys = new Set<string>()
  for (const direction of [-1, 1]) {
    for (let number = from + direction; number >= 0 && number < document.lineCount; number += direction) {
      const line = readLine(document, number)
      const content = line.text.trim()
      if (content === '' || content.startsWith('#')) continue
      if (line.column < column || Math.abs(number - from) > MAX_LINES) break
      if (line.column > column) continue
      if (line.dashes.length > 0) {
        if (direction < 0 && line.key !== undefined) keys.add(line.key)
        break
      }
      if (line.key !== undefined) keys.add(line.key)
    }
  }
  return keys
}

function unquote(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  if (text.startsWith('"')) return text.slice(1, -1).replace(/\\(.)/g, '$1')
  return text
}

function stripQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => '_'.repeat(quoted.length))
}
