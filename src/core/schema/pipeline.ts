import * as z from 'zod'
import { children } from './children.ts'
import {
  delegateSelectors,
  description,
  identifier,
  LAX_TIMEOUT,
  name,
  tags,
  templateLink,
  timeout,
  variables,
} from './common.ts'
import { barriers, properties } from './codebase.ts'
import { notificationRules } from './notifications.ts'
import { field, ONLY_FIXED } from './describedField.ts'
import { object, text } from './values.ts'

export const org = () =>
  field(text(), {
    label: 'Organization',
    widget: 'mono',
    half: true,
    help: 'The Id of the organization.',
    kinds: ONLY_FIXED,
    placeholder: 'default',
  })
export const project = () =>
  field(text(), { label: 'Project', widget: 'mono', help: 'The Id of the project.', kinds: ONLY_FIXED })

/** What stands under `pipeline:`. The schema demands nothing here; saving in Harness needs a name and an id. */
export const pipeline = object({
  name: name().optional(),
  identifier: identifier().optional(),
  projectIdentifier: project().optional(),
  orgIdentifier: org().optional(),
  description: description().optional(),
  tags: tags().optional(),
  template: templateLink().optional(),
  properties: properties.optional(),
  stages: children('stages').optional(),
  variables: variables().optional(),
  notificationRules: notificationRules.optional(),
  flowControl: object({ barriers: barriers.optional() }).optional(),
  timeout: timeout(LAX_TIMEOUT).optional(),
  delegateSelectors: delegateSelectors().optional(),
  allowStageExecutions: field(z.boolean({ error: 'must be true or false' }), {
    label: 'Allow Selective Stage Execution',
    widget: 'toggle',
    section: 'advanced',
    help: 'People may run single stages.',
    kinds: ONLY_FIXED,
  }).optional(),
  fixedInputsOnRerun: field(z.boolean({ error: 'must be true or false' }), {
    label: 'Fixed Inputs on Rerun',
    widget: 'toggle',
    section: 'advanced',
    help: 'A rerun takes the inputs of the run before.',
    kinds: ONLY_FIXED,
  }).optional(),
})
