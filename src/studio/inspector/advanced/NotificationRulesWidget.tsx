import type { WidgetProps } from '../widgets/widget.ts'
import type { ItemEditorProps } from './EditableList.tsx'
import { EditableList } from './EditableList.tsx'
import type { NotificationRule } from './notificationRule.ts'
import { NEW_RULE, readNotificationRule, whoInWords } from './notificationRule.ts'
import { NotificationRuleForm } from './NotificationRuleForm.tsx'

/** Notification Rules: rows of "on these events tell those people". */
export function NotificationRulesWidget({ control }: WidgetProps) {
  return (
    <EditableList
      control={control}
      noun="rule"
      fresh={NEW_RULE}
      read={readNotificationRule}
      Summary={RuleSummary}
      Editor={RuleEditor}
    />
  )
}

function RuleSummary({ item: rule }: { item: NotificationRule }) {
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

function RuleEditor({ control, item, index }: ItemEditorProps<NotificationRule>) {
  return <NotificationRuleForm control={control} rule={item} index={index} />
}
