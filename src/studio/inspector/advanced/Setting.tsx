import { textOf, valueOf } from '../edit/fieldText.ts'
import { valueAt } from '../../../core/value/value.ts'
import { planRemove, planSet } from '../../../core/commands/fieldPlan.ts'
import type { WidgetProps } from '../widgets/widget.ts'
import { SubField } from './SubField.tsx'

/** One number (or expression) of the strategy; emptied, its key goes. */
export function Setting({ control, path, label }: WidgetProps & { path: readonly string[]; label: string }) {
  const { field, value } = control
  const before = valueAt(value, path)
  return (
    <SubField
      narrow
      label={label}
      text={textOf(before)}
      write={(text, group) =>
        control.plan(
          (node) =>
            text === ''
              ? planRemove(node, [...control.path, ...path])
              : planSet(node, [...control.path, ...path], valueOf(text, { before, isNumber: true })),
          { label: `Change ${label} of ${field.label}`, announcement: `${label} is now ${text || 'not set'}`, group },
        )
      }
    />
  )
}
