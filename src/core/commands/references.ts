import { lineAt } from '../document/lineAt.ts'
import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { TextRange } from '../text/range.ts'
import type { Path } from '../value/value.ts'
import { valueAt } from '../value/value.ts'
import { scopeOf } from './insertion.ts'
import { stageNamedIn, twinIn } from './namedWhole.ts'
import { rangesOfGroup, rangesOfId, stepIds } from './mentionsOfId.ts'

/** A place of the file that names the Id of an entry. */
export interface Reference {
  /** The letters of the Id in the document's text. */
  readonly range: TextRange
  /** The line it stands in, without its indent, and where the Id stands in that. */
  readonly shown: string
  readonly at: number
  /** Zero-based. */
  readonly lineNumber: number
  /** The entry and the field that hold it; no field for a comment. */
  readonly key: EntryKey | undefined
  readonly path: Path | undefined
  /** Why it may mean something else; `undefined` when it is sure. */
  readonly doubt: string | undefined
}

/**
 * Every place of the file that names an entry's Id: in expressions, as `GROUPID_STEPID`, as `STEPID:5432`. What cannot be
 * told for sure says why. O(text).
 */
export function referencesOf(document: PipelineDocument, key: EntryKey): readonly Reference[] {
  const entry = document.entry(key)
  const identifier = entry?.identifier
  if (!entry || identifier === undefined) return []
  const { text } = document
  const group = document.ancestorsOf(key).findLast(({ kind }) => kind === 'stepGroup')?.identifier
  const members = stepIds(entry)
  const ranges = [
    ...rangesOfId(text, identifier, group),
    ...(entry.kind === 'stepGroup' ? rangesOfGroup(text, identifier, (step) => members.has(step)) : []),
  ]
  const whole = stageNamedIn(document, entry)
  const starts = new Set(whole.map(({ start }) => start))
  return [...whole, ...ranges.filter(({ start }) => !starts.has(start))]
    .toSorted((a, b) => a.start - b.start)
    .map((range) => {
      const { place, line, column, ...reference } = referenceAt(document, range)
      if (starts.has(range.start)) return { ...reference, doubt: undefined }
      if (!place) return { ...reference, doubt: 'comment, not a reference' }
      return { ...reference, doubt: doubtOf(document, entry, place.key, { line, column }) }
    })
}

/** The Id of the same entry in an input set of the pipeline that is open, too. */
export function referencesInInputSet(
  document: PipelineDocument,
  key: EntryKey,
  inputSet: PipelineDocument,
): readonly Reference[] {
  const range = twinIn(document, key, inputSet)
  if (!range) return []
  const { place: _place, line: _line, column: _column, ...reference } = referenceAt(inputSet, range)
  return [{ ...reference, doubt: undefined }]
}

function referenceAt(document: PipelineDocument, range: TextRange) {
  const { line: lineNumber, column } = document.positionAt(range.start)
  const line = lineAt(document, lineNumber)
  const indent = line.length - line.trimStart().length
  const found = document.pathAt(range.start)
  const place = found && isInText(document, found, range) ? found : undefined
  return {
    range,
    shown: line.trim(),
    at: column - indent,
    lineNumber,
    key: found?.key,
    path: place?.path,
    place,
    line,
    column,
  }
}

/** Not in a comment between the items of a list. */
function isInText(
  document: PipelineDocument,
  { key, path }: { readonly key: EntryKey; readonly path: Path },
  { start, end }: TextRange,
): boolean {
  const outer = document.rangeOfPath(key, path, 'value')
  const isText = typeof valueAt(document.model(key)?.value, path) === 'string'
  return isText && outer !== undefined && outer.start <= start && outer.end >= end
}

function doubtOf(
  document: PipelineDocument,
  entry: Entry,
  holder: EntryKey,
  { line, column }: { readonly line: string; readonly column: number },
): string | undefined {
  const before = line.slice(0, column)
  const opened = before.lastIndexOf('<+')
  const expression = opened > before.lastIndexOf('>') ? before.slice(opened) : undefined
  const stage = scopeOf(document, entry.key)
  const isHere = stage.kind !== 'stage' || scopeOf(document, holder).key === stage.key
  if (expression === undefined) return isHere ? undefined : 'in another stage'
  const named = /stages\.(\w+)\.[\w.]*$/.exec(expression)?.[1]
  if (entry.kind === 'stage') return expression.endsWith('stages.') ? undefined : 'may be something else of this name'
  if (!/(?:steps|stepGroup)\.$/.test(expression)) return 'may be something else of this name'
  if (named !== undefined) return named === stage.identifier ? undefined : 'of another stage'
  return isHere ? undefined : 'in another stage'
}
