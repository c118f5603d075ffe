import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Field } from '../../../core/schema/field.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { useUi } from '../../state/ui.ts'
import { Icon } from '../../ui/Icon.tsx'
import { valueAt } from '../../../core/value/value.ts'
import type { ProblemsByField } from './fieldProblems.ts'
import { isRevealed } from './reveal.ts'
import type { Subject } from './subject.ts'

interface MoreFieldsProps {
  readonly title: string
  readonly fields: readonly Field[]
  readonly subject: Subject
  readonly problems: ProblemsByField
  readonly children: ReactNode
}

/** Fields that are folded away until one of them is set, has a problem, or is asked for. */
export function MoreFields({ title, fields, subject, problems, children }: MoreFieldsProps) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isSet = useFromDocument((document) => {
    const value = document.model(subject.key)?.value
    return fields.some((field) => valueAt(value, field.path) !== undefined)
  }, false)
  const isAsked = useUi(({ reveal }) => fields.some((field) => isRevealed(reveal, subject.key, field.path)))
  const open = chosen ?? (isSet || isAsked || fields.some((field) => problems.of.has(field)))
  return (
    <section className="form-more">
      <button type="button" className="form-more-title" aria-expanded={open} onClick={() => setChosen(!open)}>
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={14} />
        {title}
        <span className="form-more-names">{fields.map(({ label }) => label).join(', ')}</span>
      </button>
      {open ? <div className="form-more-fields">{children}</div> : null}
    </section>
  )
}
