import { useMemo } from 'react'
import type { EntryModel } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Field } from '../../../core/schema/field.ts'
import { conditionHolds } from '../../../core/schema/fieldCondition.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { valueAt } from '../../../core/value/value.ts'
import { otherKeys } from './otherKeys.ts'
import type { Subject } from './subject.ts'
import { companionsOf, subjectFields } from './subject.ts'
import { isTemplateLink, templateFields } from './templateFields.ts'

interface FormFields {
  readonly fields: readonly Field[]
  /** Keys that no field shows. */
  readonly others: readonly Field[]
}

const NONE: FormFields = { fields: [], others: [] }

/** The fields of an entry. The same objects while the entry has the same keys, so that typing in one field renders one. */
export function useFormFields(subject: Subject): FormFields {
  const read = useMemo(() => formReader(subject), [subject])
  return useFromDocument(read, NONE)
}

/** Reads the fields again when the entry's own text changed, and then keeps the earlier answer if it holds still. */
function formReader(subject: Subject): (document: PipelineDocument) => FormFields {
  const { key, base } = subject
  const described = subjectFields(subject)
  const companions = companionsOf(subject)
  let model: EntryModel | undefined
  let kept = NONE
  return (document) => {
    const now = document.model(key)
    const entry = document.entry(key)
    if (!now || !entry || now === model) return kept
    model = now
    const all = isTemplateLink(now.value, base) ? templateFields(described, now.value, base) : described
    const fields = all.some(({ when }) => when) ? all.filter((field) => applies(field, now.value)) : all
    const form = { fields, others: otherKeys(now.value, { entry, fields, base, companions }) }
    if (!sameForm(kept, form)) kept = form
    return kept
  }
}

/** A field that depends on another shows with its values; one that has a value shows in any case. */
function applies({ when, path }: Field, value: unknown): boolean {
  return !when || valueAt(value, path) !== undefined || conditionHolds(when, value)
}

function sameForm(a: FormFields, b: FormFields): boolean {
  return sameFields(a.fields, b.fields) && sameFields(a.others, b.others)
}

/** Fields of one subject are told apart by their paths. */
function sameFields(a: readonly Field[], b: readonly Field[]): boolean {
  return a === b || (a.length === b.length && a.every((field, at) => samePath(field.path, b[at]?.path ?? [])))
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}
