import { useRef, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { planMoveItem, planRemoveItem, planSetItem } from '../edit/listPlan.ts'
import { AddRow } from '../form/AddRow.tsx'
import type { FieldControl } from '../form/fieldControl.ts'
import { partOf } from '../form/fieldControl.ts'
import type { WidgetProps } from '../widgets/widget.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'
import { FailureStrategyForm } from './FailureStrategyForm.tsx'
import { NEW_STRATEGY, readFailureStrategy, sentenceOf } from './failureStrategy.ts'
import { FieldParts } from '../form/FieldParts.tsx'

/** Failure Strategy: rows of "on these errors do that", the first that fits is taken. */
export function FailureStrategiesWidget({ control }: WidgetProps) {
  const { field, value, ids } = control
  const [open, setOpen] = useState<number | null>(null)
  const list = useRef<HTMLOListElement>(null)
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    return <YamlWidget control={control} label={field.label} />
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const add = () => {
    control.plan((node, { companions }) => planSetItem(node, control.path, items.length, NEW_STRATEGY, companions), {
      label: `Add a strategy to ${field.label}`,
    })
    setOpen(items.length)
  }
  const move = (from: number, by: -1 | 1) => {
    control.plan((node) => planMoveItem(node, control.path, from, from + by), {
      label: `Move strategy ${from + 1}`,
      announcement: `Moved strategy ${from + 1} to place ${from + by + 1}`,
    })
    setOpen(null)
  }
  const remove = (index: number) => {
    control.plan((node, options) => planRemoveItem(node, control.path, index, options), {
      label: `Remove strategy ${index + 1}`,
    })
    setOpen(null)
    document.getElementById(ids.control)?.focus()
  }
  return (
    <FieldParts ids={ids}>
      {items.length === 0 ? null : (
        <ol className="strategies" ref={list}>
          {items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a strategy is its place: the first that fits is taken
            <li key={index}>
              <StrategySummary item={item} />
              <span className="strategy-tools">
                <IconButton
                  size="small"
                  icon="up"
                  label={`Move strategy ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  size="small"
                  icon="edit"
                  label={`Edit strategy ${index + 1}`}
                  pressed={open === index}
                  onClick={() => setOpen(open === index ? null : index)}
                />
                <IconButton
                  size="small"
                  icon="close"
                  label={`Remove strategy ${index + 1}`}
                  onClick={() => remove(index)}
                />
              </span>
              {open === index ? <StrategyEditor control={control} item={item} index={index} /> : null}
            </li>
          ))}
        </ol>
      )}
      <div className="field-rows-foot">
        <AddRow label="Add strategy" onAdd={add} />
        {items.length > 1 ? <span className="field-hint">The first that fits is taken.</span> : null}
      </div>
    </FieldParts>
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

function StrategyEditor({ control, item, index }: { control: FieldControl; item: unknown; index: number }) {
  const strategy = readFailureStrategy(item)
  if (strategy) return <FailureStrategyForm control={control} strategy={strategy} index={index} />
  const part = partOf(control, { label: `strategy ${index + 1}`, path: [...control.path, index] })
  return <YamlWidget control={part} label={`Strategy ${index + 1} as YAML`} />
}
