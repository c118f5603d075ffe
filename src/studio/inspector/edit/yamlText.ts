import { openDocument } from '../../../core/document/index.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { YamlValue } from '../../../core/patch/operation.ts'
import type { TextEdit, TextRange } from '../../../core/text/range.ts'
import type { Path } from '../../../core/value/value.ts'
import { isMapping, sameValue, valueAt } from '../../../core/value/value.ts'

/** Where typed YAML cannot be read: a sentence, and the line counted from 1 in the typed text. */
export interface YamlTextError {
  readonly message: string
  readonly line: number
}

export type ReadYaml =
  | { readonly ok: true; readonly value: YamlValue | undefined }
  | { readonly ok: false; readonly error: YamlTextError }

const WRAP = 'value:\n'
const INDENT = '  '

/** The value that a piece of YAML stands for; `undefined` when there is none in it. */
export function readYaml(text: string): ReadYaml {
  // The last line is a line: a block scalar that keeps its line ends (`|+`) keeps this one.
  const wrapped = openDocument(`${WRAP}${indented(text, INDENT)}\n`)
  const model = wrapped.model(wrapped.outline().key)
  const error = model?.errors[0]
  if (error) {
    const line = wrapped.positionAt(error.range.start).line
    return { ok: false, error: { message: error.message, line: Math.min(Math.max(1, line), text.split('\n').length) } }
  }
  if (!isMapping(model?.value) || Object.keys(model.value).length !== 1) {
    return { ok: false, error: { message: 'This leaves its place: it is not one value', line: 1 } }
  }
  const value = model.value['value'] as YamlValue
  return { ok: true, value: value === null && text.trim() === '' ? undefined : value }
}

/** The source of a value as it stands in the file, without the indentation it has there; `''` when there is none. */
export function sourceOf(document: PipelineDocument, key: EntryKey, path: Path): string {
  const range = rangeOfValue(document, key, path)
  return range ? outdented(document.slice(range), baseColumn(document, key, path)).join('\n') : ''
}

/**
 * The edit that puts typed YAML where a value stands, comments and layout of the typed text included. `undefined` where
 * that cannot be done letter by letter (a flow mapping around it, an alias): then the value is set by a patch.
 * It is tried on a copy of the entry first, so what it returns is known to say what was typed.
 */
export function editOfYaml(
  document: PipelineDocument,
  key: EntryKey,
  path: Path,
  typed: string,
  value: YamlValue,
): TextEdit | undefined {
  const range = rangeOfValue(document, key, path)
  const entryRange = document.rangeOf(key)
  if (!range || !entryRange) return undefined
  const column = baseColumn(document, key, path)
  const text = endsInBlanks(value) ? typed : typed.replace(/\s+$/, '')
  const lineEnd = document.slice(entryRange).includes('\r\n') ? '\r\n' : '\n'
  const fits = startsItsLine(document, range.start) || !text.includes('\n') || /^[|>&!"'[{]/.test(text)
  const newText = fits
    ? rewritten(document.slice(range), text, column)
    : `\n${indented(text, ' '.repeat(column + INDENT.length))}`
  const start = fits ? range.start : colonEnd(document, key, path, range.start)
  const edit = { range: { start, end: range.end }, newText: newText.replaceAll(/(?<!\r)\n/g, lineEnd) }
  return saysWhatWasTyped(document, key, path, edit, value) ? edit : undefined
}

function saysWhatWasTyped(
  document: PipelineDocument,
  key: EntryKey,
  path: Path,
  { range, newText }: TextEdit,
  value: YamlValue,
): boolean {
  const whole = document.rangeOf(key)
  if (!whole) return false
  // The entry from the start of its first line, so that its indentation is as it is in the file.
  const { line } = document.positionAt(whole.start)
  const start = document.offsetAt({ line, column: 0 })
  const before = document.slice({ start, end: whole.end })
  const after = before.slice(0, range.start - start) + newText + before.slice(range.end - start)
  const copy = openDocument(after)
  const twin = openDocument(before)
  const keyNow = twinKey(copy, document, key)
  const keyBefore = twinKey(twin, document, key)
  if (keyNow === undefined || keyBefore === undefined) return false
  const model = copy.model(keyNow)
  const modelBefore = twin.model(keyBefore)
  if (!model || model.errors.length > 0 || !modelBefore) return false
  // Read from the text once more: a model leaves out what are entries of their own.
  const again = readYaml(sourceOf(copy, keyNow, path))
  return (
    again.ok &&
    sameValue(again.value, value) &&
    sameValue(without(model.value, path), without(modelBefore.value, path)) &&
    copy.outline().lists.length === twin.outline().lists.length
  )
}

/** The one entry of a copied fragment, or the root when the entry is the document. */
function twinKey(copy: PipelineDocument, document: PipelineDocument, key: EntryKey): EntryKey | undefined {
  if (document.entry(key)?.kind === 'document') return copy.outline().key
  return copy.outline().lists[0]?.items[0]?.key
}

function without(root: unknown, path: Path): unknown {
  const [part, ...rest] = path
  if (part === undefined) return undefined
  if (Array.isArray(root)) return root.map((item, index) => (index === part ? without(item, rest) : item))
  if (!isMapping(root)) return root
  return Object.fromEntries(
    Object.entries(root).map(([name, value]) => [name, name === part ? without(value, rest) : value]),
  )
}

/** The column that lines of the value after its first are measured from. */
function baseColumn(document: PipelineDocument, key: EntryKey, path: Path): number {
  const value = document.rangeOfPath(key, path, 'value')
  if (value && startsItsLine(document, value.start)) return document.positionAt(value.start).column
  const name = document.rangeOfPath(key, path, 'key')
  return document.positionAt(name?.start ?? value?.start ?? 0).column
}

/** Behind the colon of a value's key: the blanks before the value go when it moves to the next line. */
function colonEnd(document: PipelineDocument, key: EntryKey, path: Path, valueStart: number): number {
  const name = document.rangeOfPath(key, path, 'key')
  if (!name) return valueStart
  const between = document.slice({ start: name.end, end: valueStart })
  return valueStart - (between.length - between.trimEnd().length)
}

/** Whether only blanks, and the dashes of list items, stand before an offset in its line. */
function startsItsLine(document: PipelineDocument, offset: number): boolean {
  const { line } = document.positionAt(offset)
  return /^\s*(?:-\s+)*$/.test(document.slice({ start: document.offsetAt({ line, column: 0 }), end: offset }))
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, indent)
}

function outdented(text: string, column: number): string[] {
  const lines = text.split(/\r?\n/)
  return lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(column, leading(line)))))
}

/** The source with the typed lines in it; lines that were not touched keep every byte, their stray blanks too. */
function rewritten(source: string, typed: string, column: number): string {
  const raw = source.split('\n')
  const before = outdented(source, column)
  const after = typed.split('\n')
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const indent = ' '.repeat(column)
  const changed = after.slice(head, after.length - tail)
  const lines = [
    ...raw.slice(0, head),
    ...changed.map((line, index) => (head + index === 0 || line === '' ? line : indent + line)),
    ...(tail === 0 ? [] : raw.slice(-tail)),
  ]
  return lines.join('\n').replace(/\r$/, '')
}

/** The range of a value, with the blanks at its end where they are part of its last text (a block scalar's). */
function rangeOfValue(document: PipelineDocument, key: EntryKey, path: Path): TextRange | undefined {
  const range = document.rangeOfPath(key, path, 'value')
  const value = valueAt(document.model(key)?.value, path)
  const entry = document.rangeOf(key)
  if (!range || !entry || value === undefined) return undefined
  if (!endsInBlanks(value)) return range
  const rest = /^[ \t]*(?:\r?\n[ \t]*(?=\r?\n|$))*/.exec(document.slice({ start: range.end, end: entry.end }))
  return { start: range.start, end: range.end + (rest?.[0].length ?? 0) }
}

function endsInBlanks(value: unknown): boolean {
  if (typeof value === 'string') return /[ \t]$|\n\s*\n$/.test(value)
  if (Array.isArray(value)) return endsInBlanks(value.at(-1))
  return isMapping(value) && endsInBlanks(Object.values(value).at(-1))
}

function leading(line: string): number {
  return line.length - line.trimStart().length
}
