import * as z from 'zod'
import { object } from './values.ts'

const open = z.registry<{ readonly open: true }>()

/** A mapping of which only some keys are known to us: others are nothing to warn about. */
export function openMapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const schema = object(shape)
  open.add(schema, { open: true })
  return schema
}

export const isOpen = (schema: z.ZodType): boolean => open.has(schema)
