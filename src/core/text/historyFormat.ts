import type { History, HistoryChange, HistoryStep } from './history.ts'
import type { TextEdit } from './range.ts'
import { hashText } from './textHash.ts'

/** Counts up when the form below changes; older forms are dropped, a draft's text is kept. */
const FORM = 2

type PlainEdit = [start: number, end: number, newText: string]
type PlainStep = [label: string, group: string | null, changes: [edits: PlainEdit[], inverse: PlainEdit[]][]]

interface PlainHistory {
  readonly form: number
  /** The text that the history belongs to: edits only fit this one. */
  readonly length: number
  readonly hash: number
  readonly past: PlainStep[]
  readonly future: PlainStep[]
}

/** A history as a string that survives a reload beside its text, of which length and hash (`hashText`) are given. */
export function serializeHistory(history: History, text: { readonly length: number; readonly hash: number }): string {
  const plain: PlainHistory = {
    form: FORM,
    length: text.length,
    hash: text.hash,
    past: history.past.map(plainStep),
    future: history.future.map(plainStep),
  }
  return JSON.stringify(plain)
}

/** The history that belongs to `text`; `undefined` when the string is corrupt, of another form, or of another text. */
export function parseHistory(serialized: string, text: string): History | undefined {
  const plain = parsedJson(serialized)
  if (!isPlainHistory(plain) || plain.length !== text.length || plain.hash !== hashText(text).value) return undefined
  const past = plain.past.map(stepOf)
  const future = plain.future.map(stepOf)
  return fits(past, future, text.length) ? { past, future, closed: true } : undefined
}

function parsedJson(serialized: string): unknown {
  try {
    return JSON.parse(serialized)
  } catch {
    // A half-written draft: the caller goes on without a past.
    return undefined
  }
}

function plainStep({ label, group, changes }: HistoryStep): PlainStep {
  return [label, group ?? null, changes.map(({ edits, inverse }) => [edits.map(plainEdit), inverse.map(plainEdit)])]
}

function stepOf([label, group, changes]: PlainStep): HistoryStep {
  return {
    label,
    ...(group === null ? {} : { group }),
    changes: changes.map(
      ([edits, inverse]): HistoryChange => ({ edits: edits.map(editOf), inverse: inverse.map(editOf) }),
    ),
  }
}

function plainEdit({ range, newText }: TextEdit): PlainEdit {
  return [range.start, range.end, newText]
}

function editOf([start, end, newText]: PlainEdit): TextEdit {
  return { range: { start, end }, newText }
}

/** Plays the lengths back and forth: every edit must lie inside the text it was made for. */
function fits(past: readonly HistoryStep[], future: readonly HistoryStep[], length: number): boolean {
  const back = past.toReversed().flatMap((step) => step.changes.toReversed().map((change) => change.inverse))
  const forth = future.toReversed().flatMap((step) => step.changes.map((change) => change.edits))
  return staysInside(back, length) && staysInside(forth, length)
}

function staysInside(plans: readonly (readonly TextEdit[])[], length: number): boolean {
  let now = length
  for (const edits of plans) {
    let from = 0
    let next = now
    for (const { range, newText } of edits) {
      if (range.start < from || range.end < range.start || range.end > now) return false
      from = range.end
      next += newText.length - (range.end - range.start)
    }
    now = next
  }
  return true
}

function isPlainHistory(value: unknown): value is PlainHistory {
  if (typeof value !== 'object' || value === null) return false
  const { form, length, hash, past, future } = value as Partial<PlainHistory>
  if (form !== FORM || typeof length !== 'number' || typeof hash !== 'number') return false
  return Array.isArray(past) && past.every(isPlainStep) && Array.isArray(future) && future.every(isPlainStep)
}

function isPlainStep(value: unknown): value is PlainStep {
  if (!Array.isArray(value)) return false
  const [label, group, changes] = value as unknown[]
  const named = typeof label === 'string' && (group === null || typeof group === 'string')
  return named && Array.isArray(changes) && changes.every(isPlainChange)
}

function isPlainChange(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((edits) => Array.isArray(edits) && edits.every(isPlainEdit))
  )
}

function isPlainEdit(value: unknown): value is PlainEdit {
  if (!Array.isArray(value)) return false
  const [start, end, newText] = value as unknown[]
  return Number.isInteger(start) && Number.isInteger(end) && typeof newText === 'string'
}
