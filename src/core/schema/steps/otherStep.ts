import * as z from 'zod'
import { LAX_TIMEOUT } from '../common.ts'
import type { StepTypeInfo } from '../contract.ts'
import { field, fieldRegistry } from '../describedField.ts'
import { titleOfKey } from '../titleOfKey.ts'
import { openMapping } from '../openMapping.ts'
import { list, text } from '../values.ts'
import { knownSettings } from './knownSettings.ts'
import { advanced, stepNode } from './stepNode.ts'
import { stepTypeInfo } from './stepTypes.ts'

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
  const known = knownSettings(type)
  const required = (info?.requiredSpec ?? []).map(
    (setting) => [setting, requiredSetting(setting, known[setting])] as const,
  )
  const optional = Object.entries(known).flatMap(([setting, schema]) =>
    info?.requiredSpec.includes(setting) ? [] : [[setting, schema.optional()] as const],
  )
  const spec = openMapping(Object.fromEntries<z.ZodType>([...required, ...optional]))
  return stepNode(z.literal(type), info?.specRequired === true ? spec : spec.optional()).extend({
    ...advanced(LAX_TIMEOUT),
    delegateSelectors: list(text()).optional(),
  })
}

/** Anything but nothing: what else Harness demands of it, only Harness knows. */
function requiredSetting(setting: string, known: z.ZodType | undefined): z.ZodType {
  const present = z.custom<unknown>((value) => value !== undefined, { error: 'is required' })
  const about = known && fieldRegistry.get(known)
  return field(
    present,
    about ?? { label: titleOfKey(setting), widget: 'yaml', help: `${setting} of the step. Harness requires it.` },
  )
}
