import { useMemo, useState } from 'react'
import type { Entry } from '../../../core/document/entry.ts'
import type { Field } from '../../../core/schema/field.ts'
import { useModel } from '../../state/hooks.ts'
import { otherKeys } from './otherKeys.ts'
import type { Subject } from './subject.ts'
import { companionsOf, subjectFields } from './subject.ts'
import { isTemplateLink, templateFields } from './templateFields.ts'

interface FormFields {
  readonly fields: readonly Field[]
  /** Keys that no field shows. */
  readonly others: readonly Field[]
}

/** The fields of an entry. The same objects while the entry has the same keys, so that typing in one field renders one. */
export function useFormFields(subject: Subject, entry: Entry): FormFields {
  const model = useModel(subject.key)
  const described = useMemo(() => subjectFields(subject), [subject])
  const [kept, keep] = useState<FormFields>({ fields: [], others: [] })
  const value = model?.value
  const fields = isTemplateLink(value, subject.base) ? templateFields(described, value, subject.base) : described
  const others = otherKeys(value, { entry, fields, base: subject.base, companions: companionsOf(subject) })
  if (sameFields(kept.fields, fields) && sameFields(kept.others, others)) return kept
  const now = { fields, others }
  keep(now)
  return now
}

/** Fields of one subject are told apart by their paths. */
function sameFields(a: readonly Field[], b: readonly Field[]): boolean {
  return a.length === b.length && a.every((field, index) => field.path.join('/') === b[index]?.path.join('/'))
}
