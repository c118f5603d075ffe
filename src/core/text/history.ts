import type { TextEdit } from './range.ts'

/** One change of the text and the change that takes it back. */
export interface HistoryChange {
  readonly edits: readonly TextEdit[]
  readonly inverse: readonly TextEdit[]
}

/** What one press of undo takes back. */
export interface HistoryStep {
  readonly label: string
  readonly group?: string
  /** In the order they were made. */
  readonly changes: readonly HistoryChange[]
}

/** The past and the undone future of one text. Immutable: every method gives the next state. */
export interface History {
  /** Oldest first. */
  readonly past: readonly HistoryStep[]
  /** Next to redo last. */
  readonly future: readonly HistoryStep[]
  /** The last step takes no more changes, whatever their group. */
  readonly closed: boolean
}

export const EMPTY_HISTORY: History = { past: [], future: [], closed: true }

/** Steps kept; older ones are forgotten. */
export const MAX_STEPS = 1000
/** UTF-16 code units of text kept in all steps together, so that a draft stays small beside its file. */
export const MAX_CHARACTERS = 32_000_000

/** Adds a change. It joins the last step when both have the same group and the group was not closed. */
export function recordChange(
  history: History,
  change: HistoryChange,
  step: { readonly label: string; readonly group?: string },
): History {
  const last = history.past.at(-1)
  if (last && !history.closed && step.group !== undefined && last.group === step.group) {
    const joined = { ...last, label: step.label, changes: joinChange(last.changes, change) }
    return { past: [...history.past.slice(0, -1), joined], future: [], closed: false }
  }
  const added: HistoryStep = {
    label: step.label,
    ...(step.group === undefined ? {} : { group: step.group }),
    changes: [change],
  }
  return { past: bounded([...history.past, added]), future: [], closed: false }
}

/** The step that undo takes back, and the history after it. */
export function undoStep(history: History): { readonly step: HistoryStep; readonly history: History } | undefined {
  const step = history.past.at(-1)
  if (!step) return undefined
  return { step, history: { past: history.past.slice(0, -1), future: [...history.future, step], closed: true } }
}

export function redoStep(history: History): { readonly step: HistoryStep; readonly history: History } | undefined {
  const step = history.future.at(-1)
  if (!step) return undefined
  return { step, history: { past: [...history.past, step], future: history.future.slice(0, -1), closed: true } }
}

export function closeGroup(history: History): History {
  return history.closed ? history : { ...history, closed: true }
}

/** Typed characters in one place become one insertion, so that a paragraph is not a thousand changes. */
function joinChange(changes: readonly HistoryChange[], change: HistoryChange): HistoryChange[] {
  const last = changes.at(-1)
  const before = last?.edits.length === 1 && last.inverse.length === 1 ? last : undefined
  const edit = change.edits.length === 1 ? change.edits[0] : undefined
  const first = before?.edits[0]
  const back = before?.inverse[0]
  if (!edit || !first || !back || edit.range.start !== edit.range.end || edit.range.start !== back.range.end) {
    return [...changes, change]
  }
  const joined: HistoryChange = {
    edits: [{ range: first.range, newText: first.newText + edit.newText }],
    inverse: [{ range: { start: back.range.start, end: back.range.end + edit.newText.length }, newText: back.newText }],
  }
  return [...changes.slice(0, -1), joined]
}

function bounded(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  let characters = 0
  let first = steps.length
  while (first > 0 && steps.length - first < MAX_STEPS) {
    characters += sizeOf(steps[first - 1] as HistoryStep)
    if (characters > MAX_CHARACTERS && first < steps.length) break
    first--
  }
  return first === 0 ? steps : steps.slice(first)
}

function sizeOf(step: HistoryStep): number {
  let size = 0
  for (const change of step.changes) {
    for (const edit of change.edits) size += edit.newText.length
    for (const edit of change.inverse) size += edit.newText.length
  }
  return size
}
