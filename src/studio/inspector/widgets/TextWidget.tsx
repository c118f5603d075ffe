import type { ReactNode } from 'react'
import type { Field } from '../../../core/schema/field.ts'
import { valueKindOf } from '../../../core/schema/index.ts'
import { textOf, valueOf } from '../edit/fieldText.ts'
import { DURATION_RULE, breaksSecondsRule, durationInWords } from '../hints/duration.ts'
import { registryOf } from '../hints/image.ts'
import type { DraftOptions } from '../form/useDraft.ts'
import { useDraft } from '../form/useDraft.ts'
import { TextBox } from './TextBox.tsx'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'

const MONO = new Set<Field['widget']>(['mono', 'identifier', 'number', 'duration'])

/** One line of text: also the control of every runtime input and expression, whatever their field's own widget is. */
export function TextWidget({ control, onFocus, onBlur }: WidgetProps & Pick<DraftOptions, 'onFocus' | 'onBlur'>) {
  const { field, value } = control
  const draft = useDraft({
    text: textOf(value),
    write: (text, group) => writeText(control, text, group),
    ...(onFocus ? { onFocus } : {}),
    ...(onBlur ? { onBlur } : {}),
  })
  const kind = valueKindOf(draft.value)
  return (
    <>
      <TextBox
        {...inputProps(control)}
        draft={draft}
        kind={kind}
        mono={kind !== 'fixed' || MONO.has(field.widget)}
        placeholder={field.placeholder}
        affix={affixOf(field, draft.value)}
      />
      {field.widget === 'duration' && breaksSecondsRule(draft.value) ? (
        <p className="field-hint">{DURATION_RULE}</p>
      ) : null}
    </>
  )
}

export function writeText(control: WidgetProps['control'], text: string, group: string): void {
  const { field, value } = control
  if (text === '') control.remove(group)
  else control.set(valueOf(text, { before: value, isNumber: field.widget === 'number' }), group)
}

function affixOf(field: Field, text: string): ReactNode {
  if (valueKindOf(text) === 'runtimeInput') return undefined
  if (field.widget === 'duration') return durationInWords(text)
  return field.path.at(-1) === 'image' ? registryOf(text) : undefined
}
