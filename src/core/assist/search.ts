import { entriesIn } from '../document/entriesIn.ts'
import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Path } from '../value/value.ts'
import { fieldLabel } from './fieldLabel.ts'

/** What a value is, to look among those alone. */
export type HitKind = 'name' | 'image' | 'script' | 'variable' | 'other'

/** A value, or the name of a variable, that contains what is looked for. */
export interface Hit {
  readonly key: EntryKey
  /** From the entry's own mapping. */
  readonly path: Path
  readonly kind: HitKind
  /** The field, as its form calls it. */
  readonly label: string
  /** The line of the value that has it, and where in the line. */
  readonly line: string
  readonly start: number
  readonly end: number
}

export interface Found {
  readonly hits: readonly Hit[]
  /** Whether there are more than were looked for. */
  readonly more: boolean
}

/** Looks through every value of a file in its order, whatever the case of the letters. At most `most` hits. */
export function searchDocument(
  document: PipelineDocument,
  query: string,
  { kind, most = 200 }: { readonly kind?: HitKind | undefined; readonly most?: number } = {},
): Found {
  const wanted = query.trim().toLowerCase()
  const hits: Hit[] = []
  if (wanted === '') return { hits, more: false }
  for (const entry of entriesIn(document.outline())) {
    for (const hit of hitsIn(document, entry, wanted)) {
      if (kind !== undefined && hit.kind !== kind) continue
      if (hits.length >= most) return { hits, more: true }
      hits.push(hit)
    }
  }
  return { hits, more: false }
}

function* hitsIn(document: PipelineDocument, entry: Entry, wanted: string): Generator<Hit> {
  for (const { path, text } of texts(document.model(entry.key)?.value, [])) {
    const at = text.toLowerCase().indexOf(wanted)
    if (at < 0) continue
    const from = text.lastIndexOf('\n', at) + 1
    const lineEnd = text.indexOf('\n', at)
    const whole = text.slice(from, lineEnd < 0 ? undefined : lineEnd)
    const indent = whole.length - whole.trimStart().length
    const start = at - from - indent
    yield {
      key: entry.key,
      path,
      kind: kindOf(path),
      label: fieldLabel(entry, path),
      line: whole.slice(indent),
      start: Math.max(0, start),
      end: start + wanted.length,
    }
  }
}

/** Each text of a value; of a variable its name as well, in a line with its value. */
function* texts(value: unknown, path: Path): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string' || typeof value === 'number') {
    const isVariable = path.includes('envVariables') || path.includes('settings')
    yield { path, text: isVariable ? `${String(path.at(-1))}: ${value}` : String(value) }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* texts(item, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* texts(item, [...path, key])
  }
}

const SCRIPTS = new Set(['command', 'script', 'preExecution', 'content', 'inlineScript'])

function kindOf(path: Path): HitKind {
  const last = path.at(-1)
  if (path.length <= 2 && (last === 'name' || last === 'identifier' || last === 'type')) return 'name'
  if (last === 'image') return 'image'
  if (typeof last === 'string' && SCRIPTS.has(last)) return 'script'
  return path.some((part) => part === 'envVariables' || part === 'variables' || part === 'outputVariables')
    ? 'variable'
    : 'other'
}
