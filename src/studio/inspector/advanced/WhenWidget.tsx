import { planRemove, planSet } from '../../../core/commands/fieldPlan.ts'
import type { WidgetProps } from '../widgets/widget.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'
import { ClearRow } from './ClearRow.tsx'
import { SubField } from './SubField.tsx'
import type { Status } from './when.ts'
import { readWhen, STATUSES } from './when.ts'
import { FieldParts } from '../form/FieldParts.tsx'

/** Conditional Execution: after what, and under which condition. */
export function WhenWidget({ control }: WidgetProps) {
  const { field, value, ids, subject } = control
  const statusKey = subject.kind === 'stage' ? 'pipelineStatus' : 'stageStatus'
  const when = readWhen(value, statusKey)
  if (!when) return <YamlWidget control={control} label={field.label} />
  const isWritten = value !== undefined && value !== null
  const says = (announcement: string) => ({ label: `Change ${field.label}`, announcement })

  const setStatus = (status: Status) =>
    control.plan((node) => planSet(node, [...control.path, statusKey], status), says(`Runs ${statusWords(status)}`))
  const setCondition = (text: string, group: string) =>
    control.plan(
      (node) => {
        if (text === '') return planRemove(node, [...control.path, 'condition'])
        // The status is required beside a condition.
        return isWritten
          ? planSet(node, [...control.path, 'condition'], text)
          : planSet(node, control.path, { [statusKey]: 'Success', condition: text })
      },
      { ...says(text === '' ? 'Removed the condition' : `Runs only if ${text}`), group },
    )

  return (
    <FieldParts ids={ids}>
      <div className="radio-rows" role="radiogroup" aria-label="Run this">
        {STATUSES.map(({ status, label }) => (
          <label key={status} className="radio-row">
            <input
              type="radio"
              name={ids.control}
              checked={when.status === status}
              onChange={() => setStatus(status)}
            />
            {label}
          </label>
        ))}
      </div>
      <SubField
        label="And only if"
        text={when.condition}
        write={setCondition}
        placeholder={'<+trigger.event> != "TAG"'}
        describedBy={ids.described}
      />
      {isWritten ? <ClearRow control={control} /> : null}
    </FieldParts>
  )
}

function statusWords(status: Status): string {
  return STATUSES.find((each) => each.status === status)?.label.toLowerCase() ?? status
}
