import { isMapping, valueAt } from '../../../core/value/value.ts'
import { partOf } from '../form/fieldControl.ts'
import { ListWidget } from '../widgets/ListWidget.tsx'
import type { WidgetProps } from '../widgets/widget.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'

/** Policy Enforcement: the policy sets that `enforce` holds, a row each; the key goes with the last of them. */
export function PolicySetsWidget({ control }: WidgetProps) {
  const { field, path, value } = control
  const sets = valueAt(value, ['policySets'])
  const isPlain = sets === undefined || (Array.isArray(sets) && sets.every((set) => typeof set === 'string'))
  if ((value !== undefined && value !== null && !isMapping(value)) || !isPlain) {
    return <YamlWidget control={control} label={field.label} />
  }
  const part = partOf(control, { label: 'Policy set', path: [...path, 'policySets'], prune: [path] })
  return <ListWidget control={{ ...part, field: { ...part.field, addLabel: 'Add policy set' } }} />
}
