import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { TextRange } from '../text/range.ts'
import type { Path } from '../value/value.ts'
import { valueAt } from '../value/value.ts'
import { scopeOf } from './insertion.ts'
import { rangesOfGroup, rangesOfId, stepIds } from './mentionsOfId.ts'

/** A place of the file that names the Id of an entry. */
export interface Reference {
  /** The letters of the Id in the document's text. */
  readonly range: TextRange
  /** The line it stands in, without its indent, and where the Id stands in that. */
  readonly line: string
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
  return ranges
    .toSorted((a, b) => a.start - b.start)
    .map((range): Reference => {
      const { line: lineNumber, column } = document.positionAt(range.start)
      const start = range.start - column
      const whole = document.slice({
        start,
        end: document.offsetAt({ line: lineNumber, column: Number.MAX_SAFE_INTEGER }),
      })
      const indent = whole.length - whole.trimStart().length
      const place = document.pathAt(range.start)
      const isValue = place !== undefined && isInText(document, place, range)
      return {
        range,
        line: whole.trim(),
        at: column - indent,
        lineNumber,
        key: place?.key,
        path: isValue ? place.path : undefined,
        doubt: isValue ? doubtOf(document, entry, place.key, { line: whole, column }) : 'comment, not a reference',
      }
    })
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
