import { memo, useCallback, useId, useMemo, useState } from 'react'
import type { Problem } from '../../../core/problems/problem.ts'
import type { Field, ValueKind } from '../../../core/schema/field.ts'
import { valueKindOf } from '../../../core/schema/index.ts'
import { useFromDocument } from '../../state/hooks.ts'
import { valueOfKind } from '../edit/kinds.ts'
import { noteOf } from '../hints/note.ts'
import { TextWidget } from '../widgets/TextWidget.tsx'
import { widgetOf } from '../widgets/widgets.ts'
import type { FieldControl } from './fieldControl.ts'
import { fieldValue, useFieldValue, writerOf } from './fieldControl.ts'
import { FieldProblems } from './FieldProblems.tsx'
import { HelpButton } from './HelpButton.tsx'
import { KindMenu } from './KindMenu.tsx'
import type { Subject } from './subject.ts'

interface FieldRowProps {
  readonly subject: Subject
  readonly field: Field
  readonly problems: readonly Problem[]
  /** Shares its line with its neighbour. */
  readonly isHalf?: boolean
}

/** One field: label, help, value kind, the widget for its kind of value, its problems. Knows no step type. */
export const FieldRow = memo(function FieldRow({ subject, field, problems, isHalf = false }: FieldRowProps) {
  const id = useId()
  const value = useFieldValue(subject, field.path)
  const writer = useMemo(() => writerOf(subject, field), [subject, field])
  /** While an expression is typed the control stays what it is, whatever its text says in between. */
  const [held, setHeld] = useState<ValueKind | null>(null)
  const kind = held ?? valueKindOf(value)
  const widget = widgetOf(field, value, subject.base)
  const isText = kind !== 'fixed' && !widget.takesExpressions
  const note = useFieldNote(subject, field)
  const described = [`${id}-help`, note === undefined ? '' : `${id}-note`, problems.length > 0 ? `${id}-problems` : '']
  const ids = {
    control: `${id}-control`,
    label: `${id}-label`,
    described: described.filter((each) => each !== '').join(' '),
  }
  const control: FieldControl = { subject, field, path: field.path, value, problems, ids, ...writer }
  const isGroup = widget.isGroup && !isText
  const isInLabel = widget.isInLabel && !isText

  const choose = useCallback(
    (next: ValueKind) => {
      if (next === kind) return
      const to = valueOfKind(next, fieldValue(subject, field.path))
      if ('write' in to) writer.set(to.write)
      else if ('remove' in to) writer.remove()
      setHeld('wait' in to ? 'expression' : null)
      focusSoon(`${id}-control`)
    },
    [kind, subject, field, writer, id],
  )

  const Widget = widget.component
  const shown = isText ? (
    <TextWidget
      control={held !== null && valueKindOf(value) === 'fixed' ? { ...control, value: undefined } : control}
      onFocus={() => setHeld(kind)}
      onBlur={() => setHeld(null)}
    />
  ) : (
    <Widget control={control} />
  )
  return (
    <div className={isHalf ? 'field field-half' : 'field'} data-field={field.path.join('/')}>
      <div className="field-label">
        {isGroup ? (
          <span id={ids.label}>{field.label}</span>
        ) : (
          <label id={ids.label} htmlFor={ids.control}>
            {field.label}
          </label>
        )}
        <HelpButton subject={subject} field={field} labelId={ids.label} />
        {isInLabel ? shown : null}
        {field.kinds.length > 1 || kind !== 'fixed' ? (
          <KindMenu kinds={field.kinds} kind={kind} labelId={ids.label} onChoose={choose} />
        ) : null}
      </div>
      {isInLabel ? null : shown}
      {note === undefined ? null : (
        <p className="field-hint" id={`${id}-note`}>
          {note}
        </p>
      )}
      <span hidden id={`${id}-help`}>
        {field.help}
      </span>
      <FieldProblems id={`${id}-problems`} problems={problems} />
    </div>
  )
})

function useFieldNote(subject: Subject, field: Field): string | undefined {
  return useFromDocument((document) => noteOf(field, document.model(subject.key)?.value), undefined)
}

/** Once the control for the new kind is there. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
