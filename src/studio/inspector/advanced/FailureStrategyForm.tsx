import { Select } from '../../ui/Select.tsx'
import { planSet } from '../../../core/commands/fieldPlan.ts'
import { textOf } from '../edit/fieldText.ts'
import type { FieldControl } from '../form/fieldControl.ts'
import type { FailureStrategy } from './failureStrategy.ts'
import { ACTIONS, actionValue, ERRORS, LAST_ACTIONS } from './failureStrategy.ts'
import { ChipList } from './ChipList.tsx'
import { SubField } from './SubField.tsx'

interface FailureStrategyFormProps {
  readonly control: FieldControl
  readonly strategy: FailureStrategy
  readonly index: number
}

/** One strategy: its errors, what is done, and the settings of that. */
export function FailureStrategyForm({ control, strategy, index }: FailureStrategyFormProps) {
  const { field, subject, ids } = control
  const path = [...control.path, index, 'onFailure']
  const says = { label: `Change strategy ${index + 1} of ${field.label}` }
  const setAction = (change: Partial<FailureStrategy>, group?: string) =>
    control.plan((node) => planSet(node, [...path, 'action'], actionValue({ ...strategy, ...change })), {
      ...says,
      group,
    })
  const actions = ACTIONS.filter(({ on, type }) => on === undefined || on === subject.kind || type === strategy.action)
  return (
    <div className="strategy-form">
      <ChipList
        control={control}
        path={[...path, 'errors']}
        change={says.label}
        label={`Errors of strategy ${index + 1}`}
        chosen={strategy.errors}
        all={ERRORS}
        add={{
          id: `${ids.control}-${index}-error`,
          label: `Add an error to strategy ${index + 1}`,
          placeholder: 'Add an error',
        }}
      />
      <label className="sub-label" htmlFor={`${ids.control}-${index}-action`}>
        Do
      </label>
      <Select
        id={`${ids.control}-${index}-action`}
        label={`Action of strategy ${index + 1}`}
        value={strategy.action}
        options={withValue(
          actions.map(({ type, label }) => ({ value: type, label })),
          strategy.action,
        )}
        onChange={(action) => setAction({ action })}
      />
      {strategy.retryCount === undefined ? null : (
        <div className="sub-fields">
          <SubField
            label="Retries"
            text={textOf(strategy.retryCount)}
            write={(text, group) => setAction({ retryCount: text }, group)}
          />
          <SubField
            label="Pauses"
            text={strategy.retryIntervals ?? ''}
            placeholder="10s, 1m"
            write={(text, group) => setAction({ retryIntervals: text }, group)}
          />
        </div>
      )}
      {strategy.timeout === undefined ? null : (
        <SubField
          label="Wait for"
          text={strategy.timeout}
          placeholder="1h"
          write={(text, group) => setAction({ timeout: text }, group)}
        />
      )}
      {strategy.last === undefined ? null : (
        <>
          <label className="sub-label" htmlFor={`${ids.control}-${index}-last`}>
            Then
          </label>
          <Select
            id={`${ids.control}-${index}-last`}
            label={`Last action of strategy ${index + 1}`}
            value={strategy.last}
            options={withValue(
              LAST_ACTIONS.map(({ type, label }) => ({ value: type, label })),
              strategy.last,
            )}
            onChange={(last) => setAction({ last })}
          />
        </>
      )}
    </div>
  )
}

/** The options, and the value that stands there when it is none of them. */
function withValue(options: { value: string; label: string }[], value: string): { value: string; label: string }[] {
  return options.some((option) => option.value === value) ? options : [...options, { value, label: value }]
}
