import { Switch } from '../../ui/Switch.tsx'
import { textOf } from '../edit/fieldText.ts'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'

/** On, off, or not in the file. Off is written as `false`: what an absent key means is up to the step. */
export function ToggleWidget({ control }: WidgetProps) {
  const { value } = control
  const { id, 'aria-describedby': describedBy } = inputProps(control)
  return (
    <>
      <Switch id={id} describedBy={describedBy} checked={value === true} onChange={(next) => control.set(next)} />
      <span className="field-state">{stateOf(value)}</span>
    </>
  )
}

function stateOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  return value === undefined || value === null ? 'Not set' : `not a yes or no: ${textOf(value)}`
}
