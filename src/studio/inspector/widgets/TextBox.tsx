import type { InputHTMLAttributes, ReactNode } from 'react'
import type { ValueKind } from '../../../core/schema/field.ts'
import type { useDraft } from '../form/useDraft.ts'
import { KindIcon } from '../form/KindIcon.tsx'

interface TextBoxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value'> {
  readonly draft: ReturnType<typeof useDraft>
  readonly kind?: ValueKind
  readonly mono?: boolean
  /** Said at the right end: "Docker Hub", "15 minutes". */
  readonly affix?: ReactNode
}

/** The frame of a one-line input: the mark of a value that is not fixed, the text, a remark. */
export function TextBox({ draft, kind = 'fixed', mono = false, affix, ...input }: TextBoxProps) {
  const { flush: _, ...props } = draft
  return (
    <span className="field-box" data-kind={kind} data-invalid={input['aria-invalid'] || undefined}>
      {kind === 'fixed' ? null : <KindIcon kind={kind} />}
      <input type="text" {...input} {...props} className={mono ? 'field-input mono' : 'field-input'} />
      {affix === undefined ? null : <span className="field-affix">{affix}</span>}
    </span>
  )
}
