import { valueAt } from '../../../core/value/value.ts'
import { planSet } from '../../../core/commands/fieldPlan.ts'
import type { WidgetProps } from '../widgets/widget.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'
import type { Loop } from './loopingStrategy.ts'
import { axisValues, joined, LOOPS, loopOf, newLoop } from './loopingStrategy.ts'
import { MatrixForm } from './MatrixForm.tsx'
import { Setting } from './Setting.tsx'
import { SubField } from './SubField.tsx'
import { FieldParts } from '../form/FieldParts.tsx'

/** Looping Strategy: none, or one of three, with the settings people use; the rest is its YAML. */
export function LoopingStrategyWidget({ control }: WidgetProps) {
  const { field, value, ids } = control
  const loop = loopOf(value)
  if (!loop) return <YamlWidget control={control} label={field.label} />
  const choose = (next: Loop) => {
    if (next === loop) return
    if (next === 'none') control.remove()
    else
      control.plan((node) => planSet(node, control.path, newLoop(next)), {
        label: `Change ${field.label}`,
        announcement: `${field.label} is now ${next}`,
      })
  }
  return (
    <FieldParts ids={ids}>
      <div className="segments" role="radiogroup" aria-label="Kind of loop">
        {LOOPS.map((each) => (
          <label key={each.loop} className="segment">
            <input type="radio" name={ids.control} checked={each.loop === loop} onChange={() => choose(each.loop)} />
            {each.label}
          </label>
        ))}
      </div>
      {loop === 'matrix' ? <MatrixForm control={control} /> : null}
      {loop === 'repeat' ? <RepeatForm control={control} /> : null}
      {loop === 'parallelism' ? (
        <div className="sub-fields">
          <Setting control={control} path={['parallelism']} label="Copies" />
          <Setting control={control} path={['maxConcurrency']} label="At once" />
        </div>
      ) : null}
    </FieldParts>
  )
}

function RepeatForm({ control }: WidgetProps) {
  const { field, value } = control
  const items = valueAt(value, ['repeat', 'items'])
  const list = Array.isArray(items) ? joined(items) : undefined
  const hasItems = items !== undefined
  const setItems = (text: string, group: string) =>
    control.plan((node) => planSet(node, [...control.path, 'repeat'], { items: axisValues(text, items) }), {
      label: `Change items of ${field.label}`,
      group,
    })
  if (hasItems && list === undefined) return <YamlWidget control={control} label={`${field.label} as YAML`} />
  return (
    <div className="sub-fields">
      {hasItems ? (
        <SubField label="Items" text={list ?? ''} placeholder="first, second" write={setItems} />
      ) : (
        <Setting control={control} path={['repeat', 'times']} label="Times" />
      )}
      <Setting control={control} path={['repeat', 'maxConcurrency']} label="At once" />
    </div>
  )
}
