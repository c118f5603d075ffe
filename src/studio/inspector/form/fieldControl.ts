import { useMemo } from 'react'
import type { Operation, YamlValue } from '../../../core/patch/operation.ts'
import type { Problem } from '../../../core/problems/problem.ts'
import type { Field } from '../../../core/schema/field.ts'
import { useFromDocument, useProblems } from '../../state/hooks.ts'
import { change } from '../../state/perform.ts'
import { activeFile } from '../../state/workspace.ts'
import { entryLabel } from '../../yaml/entryLabel.ts'
import { textOf } from '../edit/fieldText.ts'
import type { Path } from '../edit/path.ts'
import { startsWith, valueAt } from '../edit/path.ts'
import type { Companions, Node, RemoveOptions } from '../edit/plan.ts'
import { planRemove, planSet } from '../edit/plan.ts'
import type { Subject } from './subject.ts'
import { companionsOf } from './subject.ts'

/** How long a value may be that is read out when it changes. */
const SPOKEN = 60

/** One field of one entry: its value and problems now, and the way to write it. What every widget is given. */
export interface FieldControl {
  readonly subject: Subject
  readonly field: Field
  readonly value: unknown
  readonly problems: readonly Problem[]
  readonly ids: FieldIds
  /** Names what has been done when it is not simply "is now": "Moved argument 2". */
  plan(make: (node: Node, options: PlanOptions) => readonly Operation[], says: Says): boolean
  set(value: YamlValue, group?: string): boolean
  remove(group?: string): boolean
}

export interface PlanOptions extends RemoveOptions {
  readonly companions: Companions
}

export interface Says {
  /** "Change Image of dind": the name of the undo step. */
  readonly label: string
  readonly announcement?: string
  readonly group?: string | undefined
}

/** Ids of a field's parts, for labels and descriptions. */
export interface FieldIds {
  readonly control: string
  readonly label: string
  /** `aria-describedby` of the control: the texts that are there. */
  readonly described: string
}

export function useFieldValue(subject: Subject, path: Path): unknown {
  return useFromDocument((document) => valueAt(document.model(subject.key)?.value, path), undefined)
}

/** Problems at the field or inside its value, those that another field of the form shows left out by the caller. */
export function useFieldProblems(subject: Subject, path: Path): readonly Problem[] {
  const problems = useProblems(subject.key)
  return useMemo(
    () => problems.filter(({ field }) => field !== undefined && concerns(field, path, subject.base)),
    [problems, path, subject.base],
  )
}

/** Problem paths of a root entry may count from the file or from its `pipeline`; both are understood. */
export function concerns(field: Path, path: Path, base: Path): boolean {
  return startsWith(field, path) || (base.length > 0 && startsWith([...base, ...field], path))
}

export function writerOf(subject: Subject, field: Pick<Field, 'label' | 'path' | 'prune'>) {
  const companions = companionsOf(subject)
  const plan: FieldControl['plan'] = (make, { label, announcement, group }) => {
    const document = activeFile()?.document
    const pointer = document?.nodePointerOf(subject.key)
    if (!document || pointer === undefined) return false
    const node = { value: document.model(subject.key)?.value, pointer }
    const operations = make(node, { companions, ...(field.prune ? { prune: field.prune } : {}) })
    if (operations.length === 0) return true
    return change(operations, {
      label,
      ...(announcement === undefined ? {} : { announcement }),
      ...(group === undefined ? {} : { group }),
    })
  }
  const says = (announcement: string, group?: string): Says => ({
    label: `Change ${field.label} of ${nameOf(subject)}`,
    announcement,
    group,
  })
  return {
    plan,
    set: (value: YamlValue, group?: string) =>
      plan(
        (node, { companions }) => planSet(node, field.path, value, companions),
        says(`${field.label} of ${nameOf(subject)} is now ${spoken(value)}`, group),
      ),
    remove: (group?: string) =>
      plan(
        (node, options) => planRemove(node, field.path, options),
        says(`Removed ${field.label} of ${nameOf(subject)}`, group),
      ),
  }
}

function nameOf(subject: Subject): string {
  const entry = activeFile()?.document.entry(subject.key)
  return entry ? entryLabel(entry) : 'the step'
}

function spoken(value: YamlValue): string {
  const text = textOf(value).split('\n', 1)[0] ?? ''
  if (text === '') return 'empty'
  return text.length > SPOKEN ? `${text.slice(0, SPOKEN)}…` : text
}
