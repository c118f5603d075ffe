import type { WidgetProps } from '../widgets/widget.ts'
import { partOf } from '../form/fieldControl.ts'
import { YamlWidget } from '../widgets/YamlWidget.tsx'
import type { ItemEditorProps } from './EditableList.tsx'
import { EditableList } from './EditableList.tsx'
import { NEW_RULE, readNotificationRule, whoInWords } from './notificationRule.ts'
import { NotificationRuleForm } from './NotificationRuleForm.tsx'

/** Notification Rules: rows of "on these events tell those people". */
export function NotificationRulesWidget({ control }: WidgetProps) {
  const { field, value } = control
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    return <YamlWidget control={control} label={field.label} />
  }
  return <EditableList control={control} noun="rule" fresh={NEW_RULE} Summary={RuleSummary} Editor={RuleEditor} />
}

function RuleSummary({ item }: { item: unknown }) {
  const rule = readNotificationRule(item)
  if (!rule) return <span className="strategy-summary">Edit as YAML</span>
  return (
    <span className="strategy-summary">
      <span className="strategy-on">
        <b>{rule.name || 'No name'}</b>
        {rule.enabled ? null : <span className="chip">off</span>}
        {rule.events.map((event) => (
          <span key={event} className="chip mono">
            {event}
          </span>
        ))}
      </span>
      <span className="strategy-action">{whoInWords(rule)}</span>
    </span>
  )
}

function RuleEditor({ control, item, index }: ItemEditorProps) {
  const rule = readNotificationRule(item)
  if (rule) return <NotificationRuleForm control={control} rule={rule} index={index} />
  const part = partOf(control, { label: `rule ${index + 1}`, path: [...control.path, index] })
  return <YamlWidget control={part} label={`Rule ${index + 1} as YAML`} />
}
