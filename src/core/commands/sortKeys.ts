import { keyAtPointer } from '../document/entriesIn.ts'
import { lineAt } from '../document/lineAt.ts'
import type { EntryKey } from '../document/entry.ts'
import { openDocument } from '../document/openDocument.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { applyEdits } from '../text/edits.ts'
import type { TextEdit, TextRange } from '../text/range.ts'
import type { Path } from '../value/value.ts'
import { isMapping, sameValue, valueAt } from '../value/value.ts'

/**
 * Puts the lines of a block mapping in the order of its keys; each key takes the comments above it along. An order is no
 * value, so this is no JSON Patch: lines are moved whole, and the result must say what the text said before. Gives no edits
 * where the keys are sorted, and a sentence where it cannot be done.
 */
export function planSortKeys(
  document: PipelineDocument,
  key: EntryKey,
  path: Path,
): { readonly edits: readonly TextEdit[] } | { readonly reason: string } {
  const value = valueAt(document.model(key)?.value, path)
  if (!isMapping(value)) return { reason: 'There is nothing to sort.' }
  const chunks = Object.keys(value).flatMap((name) => {
    const pair = document.rangeOfPath(key, [...path, name], 'pair')
    return pair ? [{ name, lines: linesOf(document, pair) }] : []
  })
  // Blank lines belong to what they are below of.
  const inFile = chunks
    .toSorted((a, b) => a.lines.start - b.lines.start)
    .map(({ name, lines }, at, all) => {
      const next = all[at + 1]?.lines.start ?? lines.end
      const gap = next < lines.end ? 'x' : document.slice({ start: lines.end, end: next })
      return { name, lines: { start: lines.start, end: next }, isApart: gap.trim() === '' }
    })
  const isApart = inFile.every((chunk) => chunk.isApart)
  if (chunks.length !== Object.keys(value).length || !isApart)
    return { reason: 'Only variables with a line each can be sorted. Sort these in the YAML.' }
  const sorted = inFile.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const first = inFile[0]
  const last = inFile.at(-1)
  if (!first || !last || sorted.every((chunk, at) => chunk === inFile[at])) return { edits: [] }
  const eol = document.slice(first.lines).endsWith('\r\n') ? '\r\n' : '\n'
  const texts = sorted.map(({ lines }) => withLineEnd(document.slice(lines), eol))
  const whole = { start: first.lines.start, end: last.lines.end }
  const hadEnd = document.slice(last.lines).endsWith('\n')
  const joined = texts.join('')
  const edits = [{ range: whole, newText: hadEnd ? joined : joined.slice(0, -eol.length) }]
  const after = openDocument(applyEdits(document.text, edits))
  return sameValue(after.model(after.outline().key)?.value, document.model(document.outline().key)?.value) &&
    sameValue(valueOfTwin(document, after, key, path), value)
    ? { edits }
    : { reason: 'Sorting would change what the file says. Sort these in the YAML.' }
}

/** The value at the same place of another text with the same entries. */
function valueOfTwin(document: PipelineDocument, after: PipelineDocument, key: EntryKey, path: Path): unknown {
  const pointer = document.pointerOf(key)
  const twin = pointer === undefined ? undefined : keyAtPointer(after, pointer)
  return twin === undefined ? undefined : valueAt(after.model(twin)?.value, path)
}

/** Whole lines of a pair, with the comments right above it. */
function linesOf(document: PipelineDocument, pair: TextRange): TextRange {
  let { line } = document.positionAt(pair.start)
  while (line > 0 && /^\s*#/.test(lineAt(document, line - 1))) line -= 1
  const last = document.positionAt(pair.end).line
  const end = last + 1 < document.lineCount ? document.offsetAt({ line: last + 1, column: 0 }) : document.length
  return { start: document.offsetAt({ line, column: 0 }), end }
}

const withLineEnd = (text: string, eol: string) => (text.endsWith('\n') ? text : text + eol)
