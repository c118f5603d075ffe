import { Switch } from '../../ui/Switch.tsx'
import type { WidgetProps } from './widget.ts'
import { inputProps } from './widget.ts'

/** On, off, or not in the file. Off is written as `false`: what an absent key means is up to the step. */
export function ToggleWidget({ control }: WidgetProps) {
  const { value } = control
  const isOther = value !== undefined && value !== null && typeof value !== 'boolean'
  const state =
    value === true ? 'On' : value === false ? 'Off' : isOther ? `not a yes or no: ${String(value)}` : 'Not set'
  const { id, 'aria-describedby': describedBy } = inputProps(control)
  return (
    <>
      <Switch id={id} describedBy={describedBy} checked={value === true} onChange={(next) => control.set(next)} />
      <span className="field-state">{state}</span>
    </>
  )
}
