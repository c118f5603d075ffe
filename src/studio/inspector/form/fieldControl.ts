import { entryName } from '../../../core/commands/entryName.ts'
import type { Operation, YamlValue } from '../../../core/patch/operation.ts'
import type { Problem } from '../../../core/problems/problem.ts'
import type { Field } from '../../../core/schema/field.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { change } from '../../state/perform.ts'
import { activeFile } from '../../state/workspace.ts'
import { textOf } from '../edit/fieldText.ts'
import type { Path } from '../edit/path.ts'
import { valueAt } from '../edit/path.ts'
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
  /** From the entry's own mapping: the field's path, or that of a part of its value which has controls of its own. */
  readonly path: Path
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

/** The field's value now, for handlers. */
export function fieldValue(subject: Subject, path: Path): unknown {
  return valueAt(activeFile()?.document.model(subject.key)?.value, path)
}

interface Target {
  readonly label: string
  readonly path: Path
  readonly prune?: readonly Path[]
}

/** The same field narrowed to a part of its value: an axis of a matrix, one failure strategy. */
export function partOf(control: FieldControl, { label, path, prune }: Target): FieldControl {
  const part = { label, path, ...(prune ? { prune } : {}) }
  const id = `${control.ids.control}-${path.slice(control.path.length).join('-')}`
  return {
    ...control,
    path,
    field: { ...control.field, label },
    value: valueAt(control.value, path.slice(control.path.length)),
    ids: { ...control.ids, control: id },
    ...writerOf(control.subject, part),
  }
}

/** How a field is written. */
export function writerOf(subject: Subject, field: Target): Pick<FieldControl, 'plan' | 'set' | 'remove'> {
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
  return entry ? entryName(entry) : 'the entry'
}

function spoken(value: YamlValue): string {
  const text = textOf(value).split('\n', 1)[0] ?? ''
  if (text === '') return 'empty'
  return text.length > SPOKEN ? `${text.slice(0, SPOKEN)}…` : text
}
