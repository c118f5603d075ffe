import * as z from 'zod'
import { LAX_TIMEOUT } from '../common.ts'
import type { StepTypeInfo } from '../contract.ts'
import { field } from '../describedField.ts'
import type { Widget } from '../field.ts'
import { titleOfKey } from '../titleOfKey.ts'
import { openMapping } from '../openMapping.ts'
import { list, text } from '../values.ts'
import { advanced, stepNode } from './stepNode.ts'
import { stepTypeInfo } from './stepTypes.ts'

/** Settings that are text in every step that requires them. Any other is edited as its YAML. */
const MONO: ReadonlySet<string> = new Set(
  (
    'agentId agentName apiKey asgName backendService barrierRef bucket commitId connectorRef dbInstance dbSchema deployStepRef ' +
    'deploymentSlot experimentRef flagName functionApp identity image infraReference issueKey jobName method mig ' +
    'prodListener prodListenerRuleArn project projectKey provisionerIdentifier region segmentName sourcePath targetSlot ' +
    'url webApp webhookIdentifier workload actionRef instanceTemplate loadBalancer'
  ).split(' '),
)
const TEXT: ReadonlySet<string> = new Set(
  'applicationName appName issueType name planName stackName subject'.split(' '),
)

function widgetOf(setting: string): Widget {
  if (setting === 'command') return 'script'
  if (setting === 'duration' || setting === 'retryInterval') return 'duration'
  if (MONO.has(setting)) return 'mono'
  return TEXT.has(setting) ? 'text' : 'yaml'
}

const made = new Map<string, z.ZodObject>()

/** The schema of a type that we know by name only: what all steps have, and the settings that must be there. */
export function otherStep(type: string): z.ZodObject {
  const known = made.get(type)
  if (known) return known
  const info = stepTypeInfo(type)
  const schema = make(type, info)
  // Unlisted types are as many as people can type: their schemas are not kept.
  if (info) made.set(type, schema)
  return schema
}

function make(type: string, info: StepTypeInfo | undefined) {
  const settings = (info?.requiredSpec ?? []).map((setting) => [setting, requiredSetting(setting)] as const)
  const spec = openMapping(Object.fromEntries(settings))
  return stepNode(z.literal(type), info?.specRequired === true ? spec : spec.optional()).extend({
    ...advanced(LAX_TIMEOUT),
    delegateSelectors: list(text()).optional(),
  })
}

/** Anything but nothing: what else Harness demands of it, only Harness knows. */
function requiredSetting(setting: string): z.ZodType {
  const present = z.custom<unknown>((value) => value !== undefined, { error: 'is required' })
  return field(present, {
    label: titleOfKey(setting),
    widget: widgetOf(setting),
    help: `${setting} of the step. Harness requires it.`,
  })
}
