import { useId, useState } from 'react'
import { inputCalls, withInputCall } from '../../../core/schema/index.ts'
import { announce } from '../../state/ui.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { SubField } from '../advanced/SubField.tsx'
import { textOf } from '../edit/fieldText.ts'
import { runtimeInputInWords } from '../hints/runtimeInput.ts'
import type { WidgetProps } from '../widgets/widget.ts'
import { fieldValue } from './fieldControl.ts'

/** The three ways to list values; a value has at most one of them, and a new one is the first. */
const LISTS: readonly [method: string, label: string][] = [
  ['allowedValues', 'Allowed values'],
  ['selectOneFrom', 'Select one from'],
  ['selectManyFrom', 'Select many from'],
]

/** What a runtime input asks for, a field for each call behind `<+input>`. Calls that have no field here stay as they are. */
export function RuntimeInputForm({ control }: WidgetProps) {
  const [open, setOpen] = useState(false)
  const text = textOf(control.value)
  const calls = inputCalls(text)
  if (!calls) return null
  const [list, listLabel] = LISTS.find(([name]) => calls.some(({ method }) => method === name)) ?? LISTS[0] ?? ['', '']
  return (
    <div className="input-form">
      <button
        type="button"
        className="form-more-title"
        aria-expanded={open}
        aria-describedby={control.ids.label}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={14} />
        Asks for
        <span className="form-more-names">{runtimeInputInWords(text) ?? 'any value'}</span>
      </button>
      {open ? (
        <div className="sub-fields">
          <CallField control={control} method="default" label="Default value" />
          <CallField control={control} method={list} label={listLabel} placeholder="dev,qa,prod" />
          <CallField control={control} method="regex" label="Regex" placeholder="^v.*$" />
          <ExecutionInput control={control} />
        </div>
      ) : null}
    </div>
  )
}

interface CallFieldProps extends WidgetProps {
  readonly method: string
  readonly label: string
  readonly placeholder?: string
}

/** One call's argument, letter for letter; emptied, the call goes. */
function CallField({ control, method, label, placeholder }: CallFieldProps) {
  return (
    <SubField
      label={label}
      text={argumentOf(textOf(control.value), method) ?? ''}
      write={(typed, group) => setCall(control, method, typed === '' ? undefined : typed, group)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}

/** Whether the value may still be given while the pipeline runs. */
function ExecutionInput({ control }: WidgetProps) {
  const id = useId()
  const isOn = argumentOf(textOf(control.value), 'executionInput') !== undefined
  return (
    <span className="sub-field">
      <label htmlFor={id}>Execution input</label>
      <Switch id={id} checked={isOn} onChange={(next) => setCall(control, 'executionInput', next ? '' : undefined)} />
    </span>
  )
}

function argumentOf(text: string, method: string): string | undefined {
  return inputCalls(text)?.find((call) => call.method === method)?.argument
}

function setCall(control: WidgetProps['control'], method: string, argument: string | undefined, group?: string): void {
  const before = textOf(fieldValue(control.subject, control.path))
  const after = withInputCall(before, method, argument)
  if (after === undefined) announce(`${argument} cannot stand in a runtime input: it would be read as another call`)
  else control.set(after, group)
}
