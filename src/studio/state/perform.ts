import { keyAtPointer } from '../../core/document/entriesIn.ts'
import type { Command } from '../../core/commands/command.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Operation } from '../../core/patch/operation.ts'
import { explainRefusal } from '../../core/patch/explainRefusal.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { sameFinding } from '../../core/problems/sameFinding.ts'
import { changeFileView, fileView } from './fileView.ts'
import { announce, reveal, useUi } from './ui.ts'
import { activeFile } from './workspace.ts'

const UNDO_HINT = 'Undo with Ctrl+Z'

/** Runs a command on the active document: check, plan, apply, announce, select. Returns whether the text changed. */
export function perform<Args>(command: Command<Args>, args: Args): boolean {
  const file = activeFile()
  if (!file) return false
  const verdict = command.check(file.document, args)
  if (!verdict.allowed) {
    announce(verdict.reason)
    return false
  }
  const plan = command.plan(file.document, args)
  if ('refusal' in plan) {
    announce(explainRefusal(plan.refusal))
    return false
  }
  const done = change(plan.patch, { label: plan.label, announcement: plan.announcement })
  if (done && plan.select !== undefined) selectPointer(plan.select)
  return done
}

export interface ChangeOptions {
  readonly label: string
  /** What the status region says; the label when missing. */
  readonly announcement?: string
  /** Changes of one group (one focus of one field) are one undo step. */
  readonly group?: string
}

/** Applies a patch to the active document and says so, or says why not. */
export function change(patch: readonly Operation[], { label, announcement, group }: ChangeOptions): boolean {
  const file = activeFile()
  if (!file) return false
  const result = file.document.apply(patch, { label, ...(group === undefined ? {} : { group }) })
  if (!result.ok) {
    announce(explainRefusal(result.refusal))
    return false
  }
  if (result.edits.length > 0) announce(`${announcement ?? label}. ${UNDO_HINT}`)
  return true
}

export function undo(): void {
  const file = activeFile()
  const label = file?.document.history.undoLabel
  if (file?.document.undo()) announce(`Undid: ${label ?? 'the last change'}. Redo with Ctrl+Y`)
}

export function redo(): void {
  const file = activeFile()
  const label = file?.document.history.redoLabel
  if (file?.document.redo()) announce(`Did again: ${label ?? 'the change'}. ${UNDO_HINT}`)
}

/** Applies one fix of a problem. */
export function applyFix(problem: Problem, index = 0): boolean {
  const file = activeFile()
  if (!file) return false
  // The entry's own problems are known at once, those of a large file only after its first check.
  const now = problem.entry === undefined ? file.problems.all() : file.problems.forEntry(problem.entry)
  // It may have moved since it was shown; the fix that counts is the one for where it is now.
  const same = now.filter((each) => sameFinding(each, problem))
  const fix = (same.find((each) => isSamePlace(each, problem)) ?? same[0])?.fixes[index]
  if (!fix) {
    announce('The text has changed since. Ask for the fix again')
    return false
  }
  if (fix.change.kind === 'patch') return change(fix.change.patch, { label: fix.title })
  if (fix.change.kind === 'keep') {
    file.conflicts?.keep(problem.range)
    announce('Kept your text')
    return true
  }
  file.document.edit(fix.change.edits, { label: fix.title })
  announce(`${fix.title}. ${UNDO_HINT}`)
  return true
}

function isSamePlace(a: Problem, b: Problem): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end
}

/** Selects entries and shows the stage they stand in. */
export function select(keys: readonly EntryKey[]): void {
  const file = activeFile()
  if (!file) return
  const lead = keys.at(-1)
  const way = lead === undefined ? [] : [...file.document.ancestorsOf(lead), file.document.entry(lead)]
  const stage = way.findLast((entry) => entry?.kind === 'stage')
  const place = stageList(lead)
  changeFileView(file.path, {
    selection: keys,
    ...(stage ? { stage: stage.key } : {}),
    ...(place ? { list: place } : {}),
  })
}

/** In which of its stage's two lists an entry stands, nested groups seen through. */
function stageList(key: EntryKey | undefined): 'steps' | 'rollbackSteps' | undefined {
  const document = activeFile()?.document
  if (!document || key === undefined) return undefined
  let at: EntryKey | undefined = key
  while (at !== undefined) {
    const place = document.placeOf(at)
    if (!place) return undefined
    const parent = document.entry(place.parent)
    const isTop = parent?.kind === 'stage' || parent?.kind === 'document'
    if (isTop && (place.list.name === 'steps' || place.list.name === 'rollbackSteps')) return place.list.name
    at = place.parent
  }
  return undefined
}

export function selectPointer(pointer: string): void {
  const document = activeFile()?.document
  if (!document) return
  const key = keyAtPointer(document, pointer)
  if (key !== undefined) select([key])
}

export function selection(): readonly EntryKey[] {
  const file = activeFile()
  return file ? fileView(file.path).selection : []
}

/** Goes to a problem: its field in the form or, when it belongs to none or the YAML view is open, its line. */
export function goToProblem(problem: Problem): void {
  if (problem.entry !== undefined) select([problem.entry])
  const { view, split } = useUi.getState()
  const inForm = problem.entry !== undefined && view === 'visual' && !split
  if (!inForm && view === 'visual' && !split) useUi.setState({ view: 'yaml' })
  reveal({
    in: inForm ? 'form' : 'yaml',
    focus: true,
    range: problem.range,
    ...(problem.entry === undefined ? {} : { key: problem.entry }),
    ...(problem.field === undefined ? {} : { path: problem.field }),
  })
}

/** Shows an entry or one of its fields in the YAML, opening that view beside the picture when it is not there. */
export function showInYaml(key: EntryKey, path?: readonly (string | number)[]): void {
  const { view, split } = useUi.getState()
  if (view === 'visual' && !split) useUi.setState({ split: true })
  reveal({ in: 'yaml', key, focus: true, ...(path === undefined ? {} : { path }) })
}
