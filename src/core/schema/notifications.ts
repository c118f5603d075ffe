import { field, key, ONLY_FIXED } from './describedField.ts'
import { anything, list, object, text, word } from './values.ts'
import * as z from 'zod'

/** What a pipeline tells about. Source: docs/sources.md, schema */
export const PIPELINE_EVENTS = [
  'AllEvents',
  'PipelineStart',
  'PipelineSuccess',
  'PipelineFailed',
  'PipelineEnd',
  'PipelinePaused',
  'PipelineResumed',
  'StageStart',
  'StageSuccess',
  'StageFailed',
  'StepFailed',
  'TriggerFailed',
  'WaitingForUserAction',
] as const

export const NOTIFICATION_METHODS = ['Email', 'Slack', 'MsTeams', 'PagerDuty', 'Webhook', 'Datadog'] as const

const event = object({
  type: key(word(PIPELINE_EVENTS), 'Event', 'What has happened.').optional(),
  forStages: key(list(text()), 'Stages', 'Ids of the stages it is about; AllStages for every one.').optional(),
  forSteps: list(text()).optional(),
})

const rule = object({
  name: key(text(), 'Name', 'What people call the rule.').optional(),
  identifier: text().optional(),
  enabled: key(z.boolean({ error: 'must be true or false' }), 'Enabled', 'Off, nobody is told.').optional(),
  pipelineEvents: key(list(event), 'Events', 'What is told.').optional(),
  notificationMethod: key(
    object({
      type: key(word(NOTIFICATION_METHODS), 'Method', 'How people are told.').optional(),
      spec: anything().optional(),
    }),
    'Notification Method',
    'How people are told, and who.',
  ).optional(),
  template: anything().optional(),
})

export const notificationRules = field(list(rule), {
  label: 'Notification Rules',
  widget: 'notificationRules',
  section: 'advanced',
  help: 'Who is told about what.',
  docs: 'notifications',
  kinds: ONLY_FIXED,
})
