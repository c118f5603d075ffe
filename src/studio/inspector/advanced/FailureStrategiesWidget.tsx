import type { WidgetProps } from '../widgets/widget.ts'
import type { ItemEditorProps } from './EditableList.tsx'
import { EditableList } from './EditableList.tsx'
import { FailureStrategyForm } from './FailureStrategyForm.tsx'
import type { FailureStrategy } from './failureStrategy.ts'
import { NEW_STRATEGY, readFailureStrategy, sentenceOf } from './failureStrategy.ts'

/** Failure Strategy: rows of "on these errors do that", the first that fits is taken. */
export function FailureStrategiesWidget({ control }: WidgetProps) {
  return (
    <EditableList
      control={control}
      noun="strategy"
      fresh={NEW_STRATEGY}
      hint="The first that fits is taken."
      read={readFailureStrategy}
      Summary={StrategySummary}
      Editor={StrategyEditor}
    />
  )
}

function StrategySummary({ item: strategy }: { item: FailureStrategy }) {
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

function StrategyEditor({ control, item, index }: ItemEditorProps<FailureStrategy>) {
  return <FailureStrategyForm control={control} strategy={item} index={index} />
}
