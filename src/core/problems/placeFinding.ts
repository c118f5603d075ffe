import { formatPointer } from '../patch/pointer.ts'
import type { Entry } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Position, TextRange } from '../text/range.ts'
import { basePath } from './nodeContext.ts'
import type { Fix, Problem, Severity } from './problem.ts'
import type { Finding, FindingFix, FixPlace } from './rule.ts'
import type { Path } from '../value/value.ts'

/** A finding with its range from the start of its entry: stays valid while the entry is the same object. */
export interface PlacedFinding {
  readonly finding: Finding
  readonly rule: string
  readonly severity: Severity
  readonly range: TextRange
  /** From the entry's mapping. */
  readonly field: Path | undefined
}

/** Finds the range of a finding in the entry's text. `start` is where the entry stands now. */
export function placeFinding(
  document: PipelineDocument,
  entry: Entry,
  start: number,
  found: { readonly finding: Finding; readonly rule: string; readonly severity: Severity },
): PlacedFinding {
  const { finding } = found
  if (finding.range) return { ...found, range: finding.range, field: undefined }
  const field = [...basePath(entry, document.kind), ...finding.path]
  const range = rangeOf(document, entry, field, finding.part ?? 'value')
  const about = range ? { start: range.start - start, end: range.end - start } : headOf(document, entry, start)
  return { ...found, range: about, field }
}

/** The value; where nothing stands, the key of the nearest mapping above; at last the entry's first line. */
function rangeOf(document: PipelineDocument, entry: Entry, field: Path, part: 'key' | 'value'): TextRange | undefined {
  for (let length = field.length; length > 0; length--) {
    const path = field.slice(0, length)
    const wanted = length === field.length ? part : 'key'
    const range = document.rangeOfPath(entry.key, path, wanted)
    if (range && range.end > range.start) return range
    const key = range && document.rangeOfPath(entry.key, path, 'key')
    if (key) return key
  }
  return undefined
}

/** What names the entry: its `identifier` or `name`, else its first line. */
function headOf(document: PipelineDocument, entry: Entry, start: number): TextRange {
  for (const key of ['name', 'identifier']) {
    const range = document.rangeOfPath(entry.key, [...basePath(entry, document.kind), key], 'value')
    if (range && range.end > range.start) return { start: range.start - start, end: range.end - start }
  }
  const line = document.slice({ start, end: start + Math.min(entry.length, 200) }).split(/\r?\n/)[0] ?? ''
  return { start: 0, end: line.length }
}

/** The problem as people see it, at the place where the entry stands now. `position` is that of the range's start. */
export function problemAt(
  at: { readonly entry: Entry; readonly start: number; readonly pointer: string; readonly place: FixPlace },
  { finding, rule, severity, range, field }: PlacedFinding,
  { line, column }: Position,
): Problem {
  const absolute = { start: at.start + range.start, end: at.start + range.end }
  return {
    rule,
    severity,
    message: finding.message,
    range: absolute,
    line: line + 1,
    column: column + 1,
    entry: at.entry.key,
    ...(field === undefined ? {} : { field, pointer: at.pointer + formatPointer(field) }),
    fixes: finding.fixes?.map((fix) => fixAt(fix, at.start, at.place, absolute)) ?? [],
  }
}

function fixAt(fix: FindingFix, start: number, place: FixPlace, marked: TextRange): Fix {
  const { title, certain } = fix
  if ('patch' in fix) return { title, certain, change: { kind: 'patch', patch: fix.patch(place) } }
  if ('newText' in fix)
    return { title, certain, change: { kind: 'edits', edits: [{ range: marked, newText: fix.newText }] } }
  const edits = fix.edits.map(({ range, newText }) => ({
    range: { start: range.start + start, end: range.end + start },
    newText,
  }))
  return { title, certain, change: { kind: 'edits', edits } }
}
