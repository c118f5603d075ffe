import { Icon } from '../../ui/Icon.tsx'
import { partOf } from '../form/fieldControl.ts'
import type { WidgetProps } from '../widgets/widget.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'
import type { ItemEditorProps } from './EditableList.tsx'
import { EditableList } from './EditableList.tsx'
import { FailureStrategyForm } from './FailureStrategyForm.tsx'
import { NEW_STRATEGY, readFailureStrategy, sentenceOf } from './failureStrategy.ts'

/** Failure Strategy: rows of "on these errors do that", the first that fits is taken. */
export function FailureStrategiesWidget({ control }: WidgetProps) {
  const { field, value } = control
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    return <YamlWidget control={control} label={field.label} />
  }
  return (
    <EditableList
      control={control}
      noun="strategy"
      fresh={NEW_STRATEGY}
      hint="The first that fits is taken."
      Summary={StrategySummary}
      Editor={StrategyEditor}
    />
  )
}

function StrategySummary({ item }: { item: unknown }) {
  const strategy = readFailureStrategy(item)
  if (!strategy) {
    return (
      <span className="strategy-summary">
        <span className="strategy-on">
          <Icon name="yaml" size={14} /> Edit as YAML
        </span>
      </span>
    )
  }
  return (
    <span className="strategy-summary">
      <span className="strategy-on">
        On{' '}
        {strategy.errors.map((error) => (
          <span key={error} className="chip mono">
            {error}
          </span>
        ))}
      </span>
      <span className="strategy-action">{sentenceOf(strategy)}</span>
    </span>
  )
}

function StrategyEditor({ control, item, index }: ItemEditorProps) {
  const strategy = readFailureStrategy(item)
  if (strategy) return <FailureStrategyForm control={control} strategy={strategy} index={index} />
  const part = partOf(control, { label: `strategy ${index + 1}`, path: [...control.path, index] })
  return <YamlWidget control={part} label={`Strategy ${index + 1} as YAML`} />
}
