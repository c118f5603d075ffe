import * as z from 'zod'
import { field, key, ONLY_FIXED } from '../describedField.ts'
import { anything, list, object, text, textListOrExpression, word } from '../values.ts'
import { delegateStep, toggle } from './settings.ts'

const people = (label: string, item: string, help: string, section: 'step' | 'more' = 'step') =>
  field(textListOrExpression(), {
    label,
    widget: 'list',
    section,
    itemLabel: item,
    addLabel: `Add ${item.toLowerCase()}`,
    help,
    docs: 'approval',
  })

const countOrText = z.union([z.int32(), z.string()], { error: 'must be a whole number or an expression' })

const approvers = object({
  userGroups: people('User Groups', 'User Group', 'Ids of the groups whose members may approve.').optional(),
  serviceAccounts: people('Service Accounts', 'Service Account', 'Accounts that may approve.', 'more').optional(),
  minimumCount: field(countOrText, {
    label: 'Number of Approvers',
    widget: 'number',
    help: 'How many people must approve.',
    docs: 'approval',
    placeholder: '1',
  }),
  disallowPipelineExecutor: toggle('Disallow Executor', 'Whoever started the pipeline may not approve.', {
    docs: 'approval',
  }),
  disallowedUserEmails: people(
    'Disallowed Users',
    'Disallowed User',
    'Mail addresses of people who may not approve.',
    'more',
  ).optional(),
})

/** Waits until people in Harness approve. Source: docs/sources.md, schema */
export const harnessApproval = delegateStep(
  z.literal('HarnessApproval'),
  object({
    approvalMessage: field(text().min(1, { error: 'must not be empty' }), {
      label: 'Approval Message',
      widget: 'multiline',
      help: 'What the people who approve are told.',
      docs: 'approval',
    }).optional(),
    includePipelineExecutionHistory: toggle(
      'Include Execution History',
      'Shows what the pipeline has done so far to those who approve.',
      { docs: 'approval' },
    ),
    approvers,
    isAutoRejectEnabled: toggle('Auto Reject', 'A newer run that waits here rejects the older ones.', {
      section: 'more',
      docs: 'approval',
    }).optional(),
    approverInputs: field(
      list(
        object({
          name: key(text(), 'Name', 'What expressions call the input.').optional(),
          defaultValue: key(text(), 'Default', 'Its value unless another one is given.').optional(),
          required: anything().optional(),
          allowedValues: text().optional(),
          selectOneFrom: text().optional(),
          selectManyFrom: text().optional(),
          regex: text().optional(),
        }),
      ),
      {
        label: 'Approver Inputs',
        widget: 'rows',
        section: 'more',
        itemLabel: 'Input',
        addLabel: 'Add input',
        columns: [
          { key: 'name', label: 'name' },
          { key: 'defaultValue', label: 'default' },
        ],
        help: 'Values that those who approve are asked for.',
        docs: 'approval',
        kinds: ONLY_FIXED,
      },
    ).optional(),
    autoApproval: field(
      object({
        action: key(word(['APPROVE']), 'Action', 'APPROVE.').optional(),
        scheduledDeadline: key(
          object({
            time: key(text(), 'Time', 'Date and time, as in 2026-01-31 09:00 AM.'),
            timeZone: key(text(), 'Time zone', 'The zone’s name, as in Europe/Berlin.'),
          }),
          'Scheduled deadline',
          'When it approves by itself.',
        ),
        comments: text().optional(),
      }),
      {
        label: 'Auto Approval',
        widget: 'yaml',
        section: 'more',
        help: 'Approves by itself at a given time.',
        docs: 'approval',
        kinds: ONLY_FIXED,
      },
    ).optional(),
    callbackId: field(text(), {
      label: 'Callback Id',
      widget: 'mono',
      section: 'more',
      help: 'By what other programs call this approval.',
      docs: 'approval',
    }).optional(),
  }),
)
