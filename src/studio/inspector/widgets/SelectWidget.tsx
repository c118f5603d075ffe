import { Select } from '../../ui/Select.tsx'
import { textOf } from '../edit/fieldText.ts'
import type { WidgetProps } from './widget.ts'

/** One of the field's options. A value that is none of them is shown as it stands. */
export function SelectWidget({ control }: WidgetProps) {
  const { field, value, ids } = control
  const text = textOf(value)
  const options = field.options ?? []
  const isOther = text !== '' && !options.some((option) => option.value === text)
  const shown = isOther
    ? [...options, { value: text, label: text, help: 'Not one of the values Harness knows' }]
    : options
  return (
    <Select
      id={ids.control}
      label={field.label}
      describedBy={ids.described}
      value={text}
      placeholder="Not set"
      options={shown}
      onChange={(next) => (next === '' ? control.remove() : control.set(next))}
    />
  )
}
