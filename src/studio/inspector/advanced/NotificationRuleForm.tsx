import type { YamlValue } from '../../../core/patch/operation.ts'
import { planRemove, planSet } from '../../../core/commands/fieldPlan.ts'
import { NOTIFICATION_METHODS, PIPELINE_EVENTS } from '../../../core/schema/notifications.ts'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { textOf } from '../edit/fieldText.ts'
import type { FieldControl } from '../form/fieldControl.ts'
import { partOf } from '../form/fieldControl.ts'
import { ListWidget } from '../widgets/ListWidget.tsx'
import type { MethodSetting, NotificationRule } from './notificationRule.ts'
import { METHOD_LABELS, METHOD_SETTINGS } from './notificationRule.ts'
import { ChipList } from './ChipList.tsx'
import { SubField } from './SubField.tsx'

interface NotificationRuleFormProps {
  readonly control: FieldControl
  readonly rule: NotificationRule
  readonly index: number
}

/** One rule: its name, the events it tells of, and how and who. */
export function NotificationRuleForm({ control, rule, index }: NotificationRuleFormProps) {
  const { field, ids } = control
  const path = [...control.path, index]
  const says = { label: `Change rule ${index + 1} of ${field.label}` }
  const set = (at: readonly (string | number)[], value: YamlValue, group?: string) =>
    control.plan((node) => planSet(node, [...path, ...at], value), { ...says, group })
  return (
    <div className="strategy-form">
      <div className="sub-fields">
        <SubField label="Name" text={rule.name} write={(name, group) => set(['name'], name, group)} />
        <span className="sub-switch">
          <Switch
            label={`Rule ${index + 1} is on`}
            checked={rule.enabled}
            onChange={(enabled) => set(['enabled'], enabled)}
          />
          <span className="field-state" aria-hidden="true">
            {rule.enabled ? 'On' : 'Off'}
          </span>
        </span>
      </div>
      <ChipList
        control={control}
        path={[...path, 'pipelineEvents']}
        change={says.label}
        label={`Events of rule ${index + 1}`}
        chosen={rule.events}
        all={PIPELINE_EVENTS}
        add={{
          id: `${ids.control}-${index}-event`,
          label: `Add an event to rule ${index + 1}`,
          placeholder: 'Add an event',
        }}
        asYaml={eventOf}
      />
      {rule.events.flatMap((event, at) =>
        event.startsWith('Stage') ? [<Stages key={event} control={control} path={path} event={event} at={at} />] : [],
      )}
      <label className="sub-label" htmlFor={`${ids.control}-${index}-method`}>
        Tell by
      </label>
      <Select
        id={`${ids.control}-${index}-method`}
        label={`Method of rule ${index + 1}`}
        value={rule.method}
        placeholder="Not set"
        options={methodOptions(rule.method)}
        onChange={(type) => set(['notificationMethod'], { type, spec: specFor(type, rule.spec) })}
      />
      {(METHOD_SETTINGS[rule.method] ?? []).map((setting) => (
        <Setting key={setting.key} control={control} path={path} rule={rule} setting={setting} />
      ))}
    </div>
  )
}

/** Those that an event is about. */
function Stages({
  control,
  path,
  event,
  at,
}: {
  control: FieldControl
  path: readonly (string | number)[]
  event: string
  at: number
}) {
  const label = `Stages of ${event}`
  const part = partOf(control, { label, path: [...path, 'pipelineEvents', at, 'forStages'] })
  return (
    <div>
      <span className="sub-label">{label}</span>
      <ListWidget control={listOf(part, label, 'Stage', 'AllStages')} />
    </div>
  )
}

function Setting({
  control,
  path,
  rule,
  setting: { key, label, isList, placeholder },
}: {
  control: FieldControl
  path: readonly (string | number)[]
  rule: NotificationRule
  setting: MethodSetting
}) {
  const at = [...path, 'notificationMethod', 'spec', key]
  if (isList) {
    const part = partOf(control, { label, path: at })
    return (
      <div>
        <span className="sub-label">{label}</span>
        <ListWidget control={listOf(part, label, label.replace(/e?s$/, ''), placeholder)} />
      </div>
    )
  }
  return (
    <SubField
      label={label}
      text={textOf(rule.spec[key])}
      {...(placeholder === undefined ? {} : { placeholder })}
      write={(text, group) =>
        control.plan((node) => (text === '' ? planRemove(node, at) : planSet(node, at, text)), {
          label: `Change ${label}`,
          group,
        })
      }
    />
  )
}

function listOf(part: FieldControl, label: string, item: string, placeholder?: string): FieldControl {
  const { placeholder: _, ...field } = part.field
  return {
    ...part,
    field: {
      ...field,
      label,
      itemLabel: item,
      addLabel: `Add ${item.toLowerCase()}`,
      ...(placeholder === undefined ? {} : { placeholder }),
    },
  }
}

const eventOf = (type: string): YamlValue => (type.startsWith('Stage') ? { type, forStages: ['AllStages'] } : { type })

/** What the old method said that the new one wants as well. */
function specFor(type: string, before: Readonly<Record<string, unknown>>): YamlValue {
  const settings = METHOD_SETTINGS[type] ?? []
  return Object.fromEntries(
    settings.map(({ key, isList }) => [key, (before[key] as YamlValue | undefined) ?? (isList ? [] : '')]),
  )
}

function methodOptions(now: string) {
  const known: readonly string[] = NOTIFICATION_METHODS
  const all = now === '' || known.includes(now) ? known : [...known, now]
  return all.map((value) => ({ value, label: METHOD_LABELS[value] ?? value }))
}
