import { useId } from 'react'
import { useDraft } from '../form/useDraft.ts'
import { TextBox } from '../widgets/TextBox.tsx'
import { valueKindOf } from '../../../core/schema/index.ts'

interface SubFieldProps {
  readonly label: string
  readonly text: string
  readonly write: (text: string, group: string) => void
  readonly placeholder?: string
  readonly describedBy?: string
  readonly narrow?: boolean
}

/** A labelled text line inside a larger field. */
export function SubField({ label, text, write, placeholder, describedBy, narrow = false }: SubFieldProps) {
  const id = useId()
  const draft = useDraft({ text, write })
  return (
    <span className={narrow ? 'sub-field sub-field-narrow' : 'sub-field'}>
      <label htmlFor={id}>{label}</label>
      <TextBox
        id={id}
        draft={draft}
        kind={valueKindOf(draft.value)}
        mono
        placeholder={placeholder}
        aria-describedby={describedBy}
        spellCheck={false}
        autoComplete="off"
      />
    </span>
  )
}
