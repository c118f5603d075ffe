import type * as z from 'zod'
import { cacheSteps } from './caches.ts'
import { gitOpsSteps } from './gitOps.ts'
import { rolloutSteps } from './rollouts.ts'
import { scannerSteps } from './scanners.ts'
import { verify } from './verify.ts'

/** Step types whose settings we know and that few files have: their schemas are made when one is met. */
export const lateSteps: Readonly<Record<string, () => z.ZodObject>> = {
  ...cacheSteps,
  ...scannerSteps,
  ...rolloutSteps,
  ...gitOpsSteps,
  Verify: verify,
}

const made = new Map<string, z.ZodObject>()

/** The same schema each time; `undefined` for a type that is not among them. */
export function lateStep(type: string): z.ZodObject | undefined {
  const known = made.get(type)
  if (known || !Object.hasOwn(lateSteps, type)) return known
  const schema = lateSteps[type]?.()
  if (schema) made.set(type, schema)
  return schema
}
