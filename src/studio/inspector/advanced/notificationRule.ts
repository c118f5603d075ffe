import { isMapping, valueAt } from '../../../core/value/value.ts'

/** What each method wants to know, in the order of the form. Source: docs/sources.md, schema */
export interface MethodSetting {
  readonly key: string
  readonly label: string
  readonly isList: boolean
  readonly placeholder?: string
}

const USER_GROUPS: MethodSetting = { key: 'userGroups', label: 'User groups', isList: true, placeholder: 'account.ops' }
const WEBHOOK: MethodSetting = { key: 'webhookUrl', label: 'Webhook address', isList: false, placeholder: 'https://…' }

export const METHOD_SETTINGS: Readonly<Record<string, readonly MethodSetting[]>> = {
  Email: [USER_GROUPS, { key: 'recipients', label: 'Recipients', isList: true, placeholder: 'ada@example.com' }],
  Slack: [USER_GROUPS, WEBHOOK],
  MsTeams: [USER_GROUPS, { key: 'msTeamKeys', label: 'Webhook addresses', isList: true, placeholder: 'https://…' }],
  PagerDuty: [USER_GROUPS, { key: 'integrationKey', label: 'Integration key', isList: false }],
  Webhook: [WEBHOOK],
  Datadog: [
    { key: 'url', label: 'Address', isList: false, placeholder: 'https://…' },
    { key: 'apiKey', label: 'API key', isList: false, placeholder: '<+secrets.getValue("datadog")>' },
  ],
}

export const METHOD_LABELS: Readonly<Record<string, string>> = { MsTeams: 'Microsoft Teams' }

export interface NotificationRule {
  readonly name: string
  readonly enabled: boolean
  readonly events: readonly string[]
  /** Of the events that are about stages: those that any of them names. */
  readonly stages: readonly string[]
  readonly method: string
  readonly spec: Readonly<Record<string, unknown>>
}

export const NEW_RULE = {
  name: 'Failures',
  identifier: 'Failures',
  pipelineEvents: [{ type: 'PipelineFailed' }],
  notificationMethod: { type: 'Email', spec: { userGroups: [], recipients: [] } },
  enabled: true,
}

/** The rule as its form shows it; `undefined` for one that only YAML can show. */
export function readNotificationRule(item: unknown): NotificationRule | undefined {
  if (!isMapping(item) || item.template !== undefined) return undefined
  const { name, enabled = true, pipelineEvents = [], notificationMethod = {} } = item
  if (!Array.isArray(pipelineEvents) || !isMapping(notificationMethod) || typeof enabled !== 'boolean') return undefined
  const { type, spec = {} } = notificationMethod
  if (!pipelineEvents.every((event) => typeof valueAt(event, ['type']) === 'string') || !isMapping(spec))
    return undefined
  const stages = pipelineEvents.flatMap((event) => {
    const named = valueAt(event, ['forStages'])
    return Array.isArray(named) ? named.map(String) : []
  })
  return {
    name: typeof name === 'string' ? name : '',
    enabled,
    events: pipelineEvents.map((event) => String(valueAt(event, ['type']))),
    stages: [...new Set(stages)],
    method: typeof type === 'string' ? type : '',
    spec,
  }
}

/** Who is told: "by Email: account.ops, ada@example.com". */
export function whoInWords({ method, spec }: NotificationRule): string {
  const who = (METHOD_SETTINGS[method] ?? []).flatMap(({ key, isList }) => {
    const value = spec[key]
    if (Array.isArray(value)) return value.map(String)
    const isSecret = key === 'apiKey' || key === 'integrationKey'
    return isList || isSecret || typeof value !== 'string' ? [] : [value]
  })
  const how = method === '' ? 'nobody is told yet' : `by ${METHOD_LABELS[method] ?? method}`
  return who.length === 0 ? how : `${how}: ${who.join(', ')}`
}
