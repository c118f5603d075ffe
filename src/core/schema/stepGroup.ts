import * as z from 'zod'
import { children } from './children.ts'
import {
  delegateSelectors,
  failureStrategies,
  identifier,
  name,
  stepWhen,
  strategy,
  templateLink,
  variables,
} from './common.ts'
import { field, FIXED_OR_INPUT } from './describedField.ts'
import { stepGroupInfra } from './stepGroupInfra.ts'
import { anything, object, orInput, text, textListOrInput, word } from './values.ts'

const naming = {
  name: name(),
  identifier: identifier(
    'What expressions call the group, and the first part of its services’ addresses. It is made from the name.',
  ),
  description: text().optional(),
}

const advanced = {
  delegateSelectors: delegateSelectors().optional(),
  when: stepWhen().optional(),
  failureStrategies: failureStrategies().optional(),
  strategy: strategy().optional(),
}

export const stepGroup = object({
  ...naming,
  stepGroupInfra: stepGroupInfra.optional(),
  sharedPaths: field(textListOrInput(), {
    label: 'Shared Paths',
    widget: 'list',
    itemLabel: 'Shared Path',
    addLabel: 'Add path',
    help: 'Folders that all containers of the group share. Docker-in-Docker needs /var/run and /var/lib/docker.',
    docs: 'group#shared-paths',
    placeholder: '/var/run',
    kinds: FIXED_OR_INPUT,
  }).optional(),
  platform: orInput(
    object({ os: word(['Linux', 'MacOS', 'Windows']).optional(), arch: word(['Amd64', 'Arm64']).optional() }),
    'a mapping',
  ).optional(),
  variables: variables().optional(),
  steps: children('steps').optional(),
  // Older files have them; Harness keeps them.
  rollbackSteps: z.array(z.unknown()).optional(),
  privileged: anything().optional(),
  // In the body of a template: which stages may use it.
  stageType: anything().optional(),
  ...advanced,
})

/** A group that is only a link to a template: it has neither steps nor infrastructure of its own. */
export const linkedStepGroup = object({
  ...naming,
  template: templateLink(),
  ...advanced,
  variables: variables().optional(),
})
