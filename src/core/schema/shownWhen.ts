import * as z from 'zod'
import { fieldRegistry } from './describedField.ts'
import type { FieldCondition } from './field.ts'

/** The same mapping, with every field in it, however deep, shown under a condition. */
export function shownWhen(schema: z.ZodObject, when: FieldCondition): z.ZodObject {
  const shape = Object.entries(schema.shape).map(([key, child]) => [key, conditioned(child as z.ZodType, when)])
  return z.looseObject(Object.fromEntries(shape) as z.ZodRawShape)
}

function conditioned(schema: z.ZodType, when: FieldCondition): z.ZodType {
  if (schema instanceof z.ZodOptional) return conditioned(schema.unwrap() as z.ZodType, when).optional()
  const about = fieldRegistry.get(schema)
  if (about) {
    const copy = schema.meta({ title: about.label, description: about.help })
    fieldRegistry.add(copy, { ...about, when })
    return copy
  }
  if (schema instanceof z.ZodObject) return shownWhen(schema, when)
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => conditioned(option as z.ZodType, when))
    return z.union(options as [z.ZodType, z.ZodType, ...z.ZodType[]])
  }
  return schema
}
