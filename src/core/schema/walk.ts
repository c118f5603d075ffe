import * as z from 'zod'
import { isMapping } from '../value/value.ts'
import { accepts } from './accepts.ts'

/** A schema without its optional wrapper. */
export function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema
}

/** Schemas never change, and are asked for each value of each file. */
const known = new WeakMap<z.ZodType, readonly z.ZodType[]>()

/** What a schema may be: the members of a union, else itself. */
export function branches(schema: z.ZodType): readonly z.ZodType[] {
  const found = known.get(schema)
  if (found) return found
  const bare = unwrap(schema)
  const all = bare instanceof z.ZodUnion ? bare.options.flatMap((option) => branches(option as z.ZodType)) : [bare]
  known.set(schema, all)
  return all
}

/** The members that can describe the value, when it is a mapping with a `type`: those whose `type` allows it. */
export function branchesFor(schema: z.ZodType, value: unknown): readonly z.ZodType[] {
  const all = branches(schema)
  if (all.length === 1 || !isMapping(value) || typeof value.type !== 'string') return all
  const fitting = all.filter((branch) => !(branch instanceof z.ZodObject) || allowsType(branch, value.type))
  return fitting.length > 0 ? fitting : all
}

function allowsType(branch: z.ZodObject, type: unknown): boolean {
  const own = branch.shape.type as z.ZodType | undefined
  return own === undefined || accepts(own, type) || unwrap(own).safeParse(type).success
}

/** The schema one key or index further; `undefined` where the schema says nothing. `value` helps to choose by `type`. */
export function childOf(schema: z.ZodType, token: string | number, value?: unknown): z.ZodType | undefined {
  for (const branch of branchesFor(schema, value)) {
    if (branch instanceof z.ZodObject) {
      const child = Object.hasOwn(branch.shape, token) ? branch.shape[token] : undefined
      if (child) return child as z.ZodType
    } else if (branch instanceof z.ZodRecord && typeof token === 'string') {
      return branch.valueType as z.ZodType
    } else if (branch instanceof z.ZodArray && typeof token === 'number') {
      return branch.element as z.ZodType
    }
  }
  return undefined
}

export function valueIn(value: unknown, token: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, token)
    ? (value as Record<PropertyKey, unknown>)[token]
    : undefined
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(valueIn, value)
}
