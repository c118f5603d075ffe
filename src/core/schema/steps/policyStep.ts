import * as z from 'zod'
import { field, FIXED_OR_INPUT, key } from '../describedField.ts'
import { object, text, textListOrInput } from '../values.ts'
import { delegateStep } from './settings.ts'

/** Evaluates policy sets over a payload. Source: docs/sources.md, schema */
export const policyStep = delegateStep(
  z.literal('Policy'),
  object({
    policySets: field(textListOrInput(), {
      label: 'Policy Sets',
      widget: 'list',
      itemLabel: 'Policy Set',
      addLabel: 'Add policy set',
      help: 'Ids of the policy sets to evaluate.',
      docs: 'policy',
      kinds: FIXED_OR_INPUT,
    }),
    type: key(text(), 'Entity Type', 'Custom: the payload stands in the step.').optional(),
    policySpec: object({
      type: text().optional(),
      payload: field(text(), {
        label: 'Payload',
        widget: 'multiline',
        help: 'JSON that the policies are evaluated over.',
        docs: 'policy',
        placeholder: '{}',
      }).optional(),
    }).optional(),
    metadata: text().optional(),
  }),
)
