import { useMemo } from 'react'
import type { Problem } from '../../../core/problems/problem.ts'
import type { Field } from '../../../core/schema/field.ts'
import { FieldProblems } from './FieldProblems.tsx'
import { FieldRow } from './FieldRow.tsx'
import type { ProblemsByField } from './fieldProblems.ts'
import { MoreFields } from './MoreFields.tsx'
import type { Subject } from './subject.ts'
import './form.css'
import '../advanced/advanced.css'

export interface FormProps {
  readonly subject: Subject
  readonly fields: readonly Field[]
  readonly others: readonly Field[]
  readonly problems: ProblemsByField
}

const NONE: readonly Problem[] = []

/** The Step tab: problems of no field, the fields, what is rarely wanted, and every key without a field. */
export function Form({ subject, fields, others, problems }: FormProps) {
  const shown = useMemo(() => fields.filter(({ section }) => section === 'step'), [fields])
  const more = useMemo(() => fields.filter(({ section }) => section === 'more'), [fields])
  const row = (field: Field, index: number, all: readonly Field[]) => (
    <FieldRow
      key={field.path.join('/')}
      subject={subject}
      field={field}
      problems={problems.of.get(field) ?? NONE}
      isHalf={field.half === true || all[index + 1]?.half === true}
    />
  )
  return (
    <>
      <FieldProblems problems={problems.rest} />
      {shown.map(row)}
      {more.length === 0 ? null : (
        <MoreFields title="More" fields={more} subject={subject} problems={problems}>
          {more.map(row)}
        </MoreFields>
      )}
      {others.length === 0 ? null : (
        <section className="form-others" aria-label="Other keys">
          <h3>Other keys</h3>
          {others.map(row)}
        </section>
      )}
    </>
  )
}

/** The Advanced tab: settings that most steps leave alone, a section each. */
export function AdvancedForm({ subject, fields, problems }: Omit<FormProps, 'others'>) {
  return (
    <div className="form-advanced">
      {fields
        .filter(({ section }) => section === 'advanced')
        .map((field) => (
          <FieldRow
            key={field.path.join('/')}
            subject={subject}
            field={field}
            problems={problems.of.get(field) ?? NONE}
          />
        ))}
    </div>
  )
}
