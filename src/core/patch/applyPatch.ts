import { isMap, isScalar, isSeq } from 'yaml'
import type { Operation } from './operation.ts'
import type { Refusal } from './refusal.ts'
import type { TextEdit, TextRange } from '../text/range.ts'
import { columnOf, lineTextEnd } from './lines.ts'
import { colonEnd, itemStart } from './place.ts'
import { equalValues, keyText, OpaqueAlias, plainOf } from './plain.ts'
import { chunkOf, insertLines, isObject, planAddItem, planAddPair, planRemove, planReplace } from './plans.ts'
import type { Plans } from './plans.ts'
import { parsePointer } from './pointer.ts'
import { scalarTexts } from './print.ts'
import type { Style } from './print.ts'
import { anchorInUse, indexOf, isFlow, locate, rangeOf, readTree } from './tree.ts'
import type { Parent, Tree, Value } from './tree.ts'

export interface PatchOptions {
  readonly keyOrder?: (parentPath: readonly (string | number)[], key: string, siblings: readonly string[]) => number
  readonly style?: Partial<Style>
  readonly fragment?: boolean
  readonly sharedAnchors?: 'refuse' | 'detach'
}
export type PatchResult =
  | { readonly ok: true; readonly text: string; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly refusal: Refusal }

type Step = { readonly text: string; readonly edits: readonly TextEdit[] } | { readonly refusal: Refusal }

/** RFC 6902 on YAML text. Either everything holds, or nothing changed and the refusal says why. */
export function applyPatch(text: string, patch: readonly Operation[], options: PatchOptions = {}): PatchResult {
  // A byte order mark is no part of the YAML; with it the first line would seem one column deeper than the others.
  if (text.startsWith('\uFEFF')) return withMark(applyPatch(text.slice(1), patch, options))
  let current = text
  for (const [index, operation] of patch.entries()) {
    const step = applyOne(current, operation, options)
    if ('refusal' in step)
      return {
        ok: false,
        refusal: { ...step.refusal, operation: index, pointer: 'path' in operation ? operation.path : '' },
      }
    current = step.text
  }
  return { ok: true, text: current, edits: difference(text, current) }
}

function withMark(result: PatchResult): PatchResult {
  const shift = ({ start, end }: TextRange): TextRange => ({ start: start + 1, end: end + 1 })
  if (result.ok) {
    return {
      ok: true,
      text: `\uFEFF${result.text}`,
      edits: result.edits.map(({ range, newText }) => ({ range: shift(range), newText })),
    }
  }
  const { range } = result.refusal
  return { ok: false, refusal: { ...result.refusal, ...(range ? { range: shift(range) } : {}) } }
}

/** One edit from the first to the last difference. */
function difference(before: string, after: string): TextEdit[] {
  if (before === after) return []
  let start = 0
  const most = Math.min(before.length, after.length)
  while (start < most && before[start] === after[start]) start += 1
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  return [{ range: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) }]
}

interface Target {
  readonly tree: Tree
  readonly tokens: readonly string[]
  readonly parent: Parent
  readonly value: Value
}

function applyOne(text: string, operation: Operation, options: PatchOptions): Step {
  const path = typeof operation.path === 'string' ? parsePointer(operation.path) : undefined
  if (!path) return { refusal: { code: 'invalid-pointer' } }
  switch (operation.op) {
    case 'test':
      return test(text, path, operation.value, options)
    case 'replace':
      return replace(text, path, operation.value, options)
    case 'remove':
      return remove(text, path, options)
    case 'add':
      return operation.value === undefined
        ? { refusal: { code: 'invalid-operation' } }
        : add(text, path, operation.value, options)
    case 'move':
    case 'copy': {
      const from = typeof operation.from === 'string' ? parsePointer(operation.from) : undefined
      if (!from) return { refusal: { code: 'invalid-pointer' } }
      return relocate(text, operation.op, from, path, options)
    }
    case 'rename':
      return rename(text, path, operation.name, options)
    default:
      return { refusal: { code: 'invalid-operation' } }
  }
}

/** The place of tokens. Through an alias: refused, or first made local when `sharedAnchors` says so. */
function open(text: string, tokens: readonly string[], options: PatchOptions): Target | { refusal: Refusal } {
  const tree = readTree(text, options.fragment)
  if ('refusal' in tree) return tree
  const found = locate(tree, tokens)
  return 'refusal' in found ? { refusal: found.refusal } : { tree, tokens, ...found }
}

function styleOf(text: string, options: PatchOptions): Style {
  const steps = new Map<number, number>()
  let previous = 0
  for (const line of text.slice(0, 40_000).split(/\r\n|\r|\n/)) {
    if (!/^ *[^\s#-][^#]*?:(\s|$)/.test(line)) continue
    const indent = line.length - line.trimStart().length
    if (indent > previous) steps.set(indent - previous, (steps.get(indent - previous) ?? 0) + 1)
    previous = indent
  }
  const [step = 2] = [...steps.entries()].toSorted((a, b) => b[1] - a[1]).map(([size]) => size)
  const listed = [...text.slice(0, 40_000).matchAll(/^( *)(?:- )*[^\s#][^#\n]*:[ \t]*(?:#.*)?\r?\n( *)- /gm)]
  const deeper = listed.filter((match) => (match[2]?.length ?? 0) > (match[1]?.length ?? 0)).length
  return {
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
    indentStep: Math.min(9, Math.max(1, step)),
    indentSeq: listed.length === 0 || deeper * 2 >= listed.length,
    ...options.style,
  }
}

/** Tries plans in order; the first whose text reads as `expected` is used. */
function settle(tree: Tree, plans: Plans, expected: unknown, options: PatchOptions): Step {
  for (const edits of plans) {
    const text = applyEdits(tree.text, edits)
    const after = readTree(text, options.fragment)
    if ('refusal' in after || !readable(after, options)) continue
    if (equalValues(wholeOf(after), expected)) return { text, edits }
  }
  return { refusal: { code: 'not-expressible' } }
}

function readable(tree: Tree, options: PatchOptions): boolean {
  return tree.document.errors.every((error) => options.fragment && error.code === 'BAD_ALIAS')
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toReversed()
    .reduce((at, { range, newText }) => at.slice(0, range.start) + newText + at.slice(range.end), text)
}

function inFlowOf(tree: Tree, tokens: readonly string[]): boolean {
  let node = tree.document.contents as Value
  for (const token of tokens) {
    if (isFlow(node)) return true
    if (isMap(node)) node = (node.items.find((pair) => keyText(pair.key) === token)?.value ?? null) as Value
    else if (isSeq(node)) node = (node.items[Number(token)] ?? null) as Value
    else return false
  }
  return false
}

/** `value` with the thing at `tokens` changed by `change`, everything else shared. */
function changed(value: unknown, tokens: readonly string[], change: (old: unknown) => unknown): unknown {
  const [token, ...rest] = tokens
  if (token === undefined) return change(value)
  if (Array.isArray(value)) return value.with(Number(token), changed(value[Number(token)], rest, change))
  const map: Record<string, unknown> = Object.assign(Object.create(null), value)
  map[token] = changed(map[token], rest, change)
  return map
}

/** The document's value with aliases as what they are: an edit where an anchor stands is seen by its aliases, and right. */
function wholeOf(tree: Tree): unknown {
  return plainOf(tree.document, tree.document.contents, 'opaque')
}

function test(text: string, path: readonly string[], value: unknown, options: PatchOptions): Step {
  const target = open(text, path, options)
  if ('refusal' in target) return target
  const same = equalValues(plainOf(target.tree.document, target.value), value)
  return same ? { text, edits: [] } : { refusal: { code: 'test-failed', ...rangeOf(target.value) } }
}

function replace(text: string, path: readonly string[], value: unknown, options: PatchOptions): Step {
  const target = open(text, path, options)
  if ('refusal' in target) return target
  const old = plainOf(target.tree.document, target.value)
  if (equalValues(old, value)) return { text, edits: [] }
  const deep = replaceInside(text, path, old, value, options)
  if (deep && !('refusal' in deep)) return deep
  const anchor = anchorInUse(target.tree, target.value)
  if (anchor !== undefined && !isScalar(target.value))
    return { refusal: { code: 'anchor-in-use', anchor, ...rangeOf(target.value) } }
  const plans = planReplace(
    target.tree,
    target.parent,
    target.value,
    value,
    inFlowOf(target.tree, path),
    styleOf(text, options),
  )
  const expected = changed(wholeOf(target.tree), path, () => value)
  const step = settle(target.tree, plans, expected, options)
  return 'refusal' in step && anchor !== undefined
    ? { refusal: { code: 'anchor-in-use', anchor, ...rangeOf(target.value) } }
    : step
}

/** A collection replaced by one of its kind changes only what differs, so that comments of what stays stay. */
function replaceInside(
  text: string,
  path: readonly string[],
  old: unknown,
  value: unknown,
  options: PatchOptions,
): Step | undefined {
  if (!isObject(old) || !isObject(value) || old instanceof OpaqueAlias || Array.isArray(old) !== Array.isArray(value))
    return undefined
  const operations = Array.isArray(old)
    ? listChanges(old, value as unknown[])
    : mapChanges(old as Record<string, unknown>, value as Record<string, unknown>)
  if (!operations) return undefined
  let current = text
  for (const [op, token, item] of operations) {
    const place = [...path, token]
    const step =
      op === 'remove'
        ? remove(current, place, options)
        : op === 'add'
          ? add(current, place, item, options)
          : replace(current, place, item, options)
    if ('refusal' in step) return step
    current = step.text
  }
  return { text: current, edits: difference(text, current) }
}

type Change = readonly ['add' | 'remove' | 'replace', string, unknown?]

function mapChanges(old: Record<string, unknown>, value: Record<string, unknown>): Change[] | undefined {
  const kept = Object.keys(old).filter((key) => Object.hasOwn(value, key))
  if (kept.length === 0) return undefined
  return [
    ...kept.filter((key) => !equalValues(old[key], value[key])).map((key): Change => ['replace', key, value[key]]),
    ...Object.keys(old)
      .filter((key) => !Object.hasOwn(value, key))
      .map((key): Change => ['remove', key]),
    ...Object.keys(value)
      .filter((key) => !Object.hasOwn(old, key))
      .map((key): Change => ['add', key, value[key]]),
  ]
}

function listChanges(old: readonly unknown[], value: readonly unknown[]): Change[] | undefined {
  let start = 0
  while (start < old.length && start < value.length && equalValues(old[start], value[start])) start += 1
  let tail = 0
  while (
    tail < Math.min(old.length, value.length) - start &&
    equalValues(old[old.length - 1 - tail], value[value.length - 1 - tail])
  )
    tail += 1
  if (old.length === 0 || value.length === 0) return undefined
  const changes: Change[] = []
  const both = Math.min(old.length, value.length) - tail
  for (let index = start; index < both; index += 1) changes.push(['replace', String(index), value[index]])
  for (let index = old.length - tail - 1; index >= both; index -= 1) changes.push(['remove', String(index)])
  for (let index = both; index < value.length - tail; index += 1) changes.push(['add', String(index), value[index]])
  return changes
}

function remove(text: string, path: readonly string[], options: PatchOptions): Step {
  const target = open(text, path, options)
  if ('refusal' in target) return target
  const { tree, parent, value } = target
  const anchor = anchorInUse(tree, value)
  if (anchor !== undefined) return { refusal: { code: 'anchor-in-use', anchor, ...rangeOf(value) } }
  if (parent.kind === 'root')
    return settle(tree, planReplace(tree, parent, value, null, false, styleOf(text, options)), null, options)
  const above = path.slice(0, -1)
  const holder = locate(tree, above)
  if ('refusal' in holder) return { refusal: holder.refusal }
  const collection = parent.kind === 'map' ? parent.map : parent.seq
  const last = path.at(-1) ?? ''
  const expected = changed(wholeOf(tree), above, (old) => without(old, last))
  const plans = planRemove(
    tree,
    collection,
    parent.index,
    { parent: holder.parent, inFlow: inFlowOf(tree, above) },
    styleOf(text, options),
  )
  return coarser(settle(tree, plans, expected, options), tree, above, expected, options)
}

function without(old: unknown, token: string): unknown {
  if (Array.isArray(old)) return old.toSpliced(Number(token), 1)
  const map: Record<string, unknown> = Object.assign(Object.create(null), old)
  delete map[token]
  return map
}

/** When no small plan holds, the enclosing value is written anew; then the one around it. */
function coarser(
  step: Step,
  tree: Tree,
  above: readonly string[],
  expected: unknown,
  options: PatchOptions,
  keepComments = false,
): Step {
  if (!('refusal' in step) || step.refusal.code !== 'not-expressible') return step
  for (let depth = above.length; depth >= Math.max(0, above.length - 1); depth -= 1) {
    const tokens = above.slice(0, depth)
    const found = locate(tree, tokens)
    if ('refusal' in found || anchorInUse(tree, found.value) !== undefined) continue
    const value = tokens.reduce<unknown>((at, token) => (at as Record<string, unknown>)[token], expected)
    const plans = planReplace(
      tree,
      found.parent,
      found.value,
      value,
      inFlowOf(tree, tokens),
      styleOf(tree.text, options),
    )
    const coarse = settle(tree, plans, expected, options)
    const loses = keepComments && !('refusal' in coarse) && commentCount(coarse.text) < commentCount(tree.text)
    if (!('refusal' in coarse) && !loses) return coarse
  }
  return step
}

function add(text: string, path: readonly string[], value: unknown, options: PatchOptions): Step {
  const last = path.at(-1)
  if (last === undefined) return replace(text, [], value, options)
  const above = path.slice(0, -1)
  const target = open(text, above, options)
  if ('refusal' in target) return target
  const { tree, value: collection } = target
  const style = styleOf(text, options)
  const inFlow = inFlowOf(tree, above)
  if (isSeq(collection)) {
    const at = last === '-' ? collection.items.length : indexOf(last)
    if (at === undefined) return { refusal: { code: 'path-not-found', ...rangeOf(collection) } }
    if (at > collection.items.length) return { refusal: { code: 'index-out-of-range', ...rangeOf(collection) } }
    const expected = changed(wholeOf(tree), above, (old) => (old as unknown[]).toSpliced(at, 0, value))
    const plans =
      collection.items.length === 0
        ? planReplace(tree, target.parent, collection, [value], inFlow, style)
        : planAddItem(tree, collection, value, at, style)
    return coarser(settle(tree, plans, expected, options), tree, above, expected, options, true)
  }
  if (!isMap(collection)) return { refusal: { code: 'path-not-found', ...rangeOf(collection) } }
  const siblings = collection.items.map((pair) => keyText(pair.key))
  if (siblings.includes(last)) return replace(text, path, value, options)
  const expected = changed(wholeOf(tree), above, (old) => Object.assign(Object.create(null), old, { [last]: value }))
  if (siblings.length === 0)
    return coarser(
      settle(tree, planReplace(tree, target.parent, collection, { [last]: value }, inFlow, style), expected, options),
      tree,
      above,
      expected,
      options,
      true,
    )
  const at =
    options.keyOrder?.(
      above.map((token) => indexOf(token) ?? token),
      last,
      siblings,
    ) ?? siblings.length
  const plans = planAddPair(tree, collection, last, value, Math.min(Math.max(0, at), siblings.length), inFlow, style)
  return coarser(settle(tree, plans, expected, options), tree, above, expected, options, true)
}

function relocate(
  text: string,
  op: 'move' | 'copy',
  from: readonly string[],
  path: readonly string[],
  options: PatchOptions,
): Step {
  const source = open(text, from, options)
  if ('refusal' in source) return source
  const value = plainOf(source.tree.document, source.value)
  const same = from.length === path.length && from.every((token, index) => token === path[index])
  if (op === 'move' && same) return { text, edits: [] }
  if (op === 'move' && path.length > from.length && from.every((token, index) => token === path[index]))
    return { refusal: { code: 'move-into-itself' } }
  const { parent } = source
  const chunk = parent.kind === 'seq' ? chunkOf(source.tree, parent.seq, parent.index) : undefined
  const removed: Step = op === 'move' ? remove(text, from, options) : { text, edits: [] }
  if ('refusal' in removed) return removed
  const put = (chunk && putChunk(removed.text, path, chunk, value, options)) ?? add(removed.text, path, value, options)
  if ('refusal' in put) return put
  // Written anew because its lines fit nowhere: then its comments must not be the price.
  if (commentCount(put.text) < commentCount(text))
    return { refusal: { code: 'not-expressible', ...rangeOf(source.value) } }
  return { text: put.text, edits: difference(text, put.text) }
}

/** Comments, and what looks like one in a script: enough to see whether some were lost. */
function commentCount(text: string): number {
  return text.match(/(?:^|\s)#/gm)?.length ?? 0
}

/** Puts a moved item's own lines, comments and all, into another block list. */
function putChunk(
  text: string,
  path: readonly string[],
  chunk: { lines: string[]; column: number },
  value: unknown,
  options: PatchOptions,
): Step | undefined {
  const above = path.slice(0, -1)
  const target = open(text, above, options)
  if ('refusal' in target || !isSeq(target.value)) return undefined
  const seq = target.value
  if (seq.items.length === 0) return intoEmpty(target, above, chunk, value, options)
  if (seq.flow) return undefined
  const last = path.at(-1) ?? ''
  const at = last === '-' ? seq.items.length : indexOf(last)
  if (at === undefined || at > seq.items.length) return undefined
  const style = styleOf(text, options)
  const first = chunkOf(target.tree, seq, 0)
  const column = first?.column ?? chunk.column
  const [head = '', ...rest] = chunk.lines.map((line) => shift(line, column - chunk.column))
  const expected = changed(wholeOf(target.tree), above, (old) => (old as unknown[]).toSpliced(at, 0, value))
  const step = settle(
    target.tree,
    [[insertLines(text, seq, at, [head.slice(column), ...rest], column, style)]],
    expected,
    options,
  )
  return 'refusal' in step ? undefined : step
}

/** `steps: []` takes a moved item's lines as a block below its key. */
function intoEmpty(
  { tree, parent, value: seq }: Target,
  path: readonly string[],
  chunk: { lines: string[]; column: number },
  value: unknown,
  options: PatchOptions,
): Step | undefined {
  const colon =
    parent.kind === 'map' && !inFlowOf(tree, path) && !parent.map.flow ? colonEnd(parent.map, parent.index) : undefined
  if (colon === undefined || !seq?.range || parent.kind !== 'map') return undefined
  const style = styleOf(tree.text, options)
  const key = columnOf(tree.text, itemStart(parent.map, parent.index) ?? 0)
  const column = style.indentSeq ? key + style.indentStep : key
  const lines = chunk.lines.map((line) => shift(line, column - chunk.column))
  const rest = tree.text.slice(seq.range[1], lineTextEnd(tree.text, seq.range[1]))
  const edits = [
    {
      range: { start: colon, end: seq.range[1] + rest.length },
      newText: `${rest.trim() === '' ? '' : ` ${rest.trim()}`}${style.eol}${lines.join(style.eol)}`,
    },
  ]
  const step = settle(
    tree,
    [edits],
    changed(wholeOf(tree), path, () => [value]),
    options,
  )
  return 'refusal' in step ? undefined : step
}

/** Blank lines with blanks in them may be content of a block scalar: they move along. */
function shift(line: string, by: number): string {
  if (line === '') return line
  const indent = line.length - line.trimStart().length
  return by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(indent, -by))
}

function rename(text: string, path: readonly string[], name: string, options: PatchOptions): Step {
  const target = open(text, path, options)
  if ('refusal' in target) return target
  const { tree, parent } = target
  if (parent.kind !== 'map') return { refusal: { code: 'path-not-found' } }
  const old = path.at(-1) ?? ''
  if (old === name) return { text, edits: [] }
  if (parent.map.items.some((pair) => keyText(pair.key) === name))
    return { refusal: { code: 'key-exists', ...rangeOf(parent.map) } }
  const { key } = parent.pair
  if (!isScalar(key) || !key.range) return { refusal: { code: 'not-expressible' } }
  const range = key.range
  const above = path.slice(0, -1)
  const expected = changed(wholeOf(tree), above, (map) =>
    Object.assign(without(map, old) as object, { [name]: (map as Record<string, unknown>)[old] }),
  )
  const written = scalarTexts(name, {
    old: key.type,
    inFlow: inFlowOf(tree, above) || parent.map.flow === true,
    column: 0,
    style: styleOf(text, options),
    isKey: true,
  })
  return settle(
    tree,
    written.map((newText) => [{ range: { start: range[0], end: range[1] }, newText }]),
    expected,
    options,
  )
}
