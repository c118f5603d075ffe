import * as z from 'zod'
import { isMapping } from '../value/value.ts'
import { constraints } from './constraint.ts'

/*
 * Nearly every value is right, and zod takes long to say so: it copies what it reads and gathers what it might say of it.
 * Here a schema becomes a function that can only say yes. At the first doubt it says no, and zod is asked.
 * That zod agrees to every yes is tested on made-up nodes and on real files.
 */
type Accepter = (value: unknown) => boolean

/** Schemas never change, and are asked for each value of each file. */
const known = new WeakMap<z.ZodType, Accepter>()
const doubt: Accepter = () => false

/** Whether the schema takes the value for certain. No means nothing. */
export function accepts(schema: z.ZodType, value: unknown): boolean {
  return accepterOf(schema)(value)
}

function accepterOf(schema: z.ZodType): Accepter {
  const accepter = known.get(schema) ?? make(schema)
  known.set(schema, accepter)
  return accepter
}

function make(schema: z.ZodType): Accepter {
  if (schema instanceof z.ZodUnknown) return () => true
  if (schema instanceof z.ZodObject) return mappingOf(schema)
  if (schema instanceof z.ZodOptional && schema.def.type === 'optional') {
    const inner = accepterOf(schema.unwrap() as z.ZodType)
    return (value) => value === undefined || inner(value)
  }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => accepterOf(option as z.ZodType))
    return (value) => options.some((option) => option(value))
  }
  if (schema instanceof z.ZodString) return textOf(schema)
  if (schema instanceof z.ZodNumber) return numberOf(schema)
  if (schema instanceof z.ZodArray) return listOf(schema)
  // What else is asked of a value of these kinds is left to zod.
  if ((schema.def.checks ?? []).length > 0) return doubt
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean'
  if (schema instanceof z.ZodLiteral) return (value) => schema.values.has(value as string)
  if (schema instanceof z.ZodEnum) {
    const words = new Set<unknown>(schema.options)
    return (value) => words.has(value)
  }
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodString && !schema.keyType.def.checks?.length) {
    const item = later(() => schema.valueType as z.ZodType)
    return (value) => isMapping(value) && !Object.hasOwn(value, '__proto__') && Object.values(value).every(item)
  }
  return doubt
}

/** Made when it is first asked: a schema may hold itself. */
function later(schema: () => z.ZodType): Accepter {
  let accepter: Accepter | undefined
  return (value) => {
    accepter ??= accepterOf(schema())
    return accepter(value)
  }
}

function mappingOf(schema: z.ZodObject): Accepter {
  const { catchall } = schema.def
  const checks = schema.def.checks ?? []
  const list = constraints.get(schema)?.list ?? []
  const isPlain = catchall === undefined || catchall instanceof z.ZodUnknown
  // A constraint is one check; a check that is none is not known.
  if (!isPlain || checks.length > (list.length > 0 ? 1 : 0)) return doubt
  let fields: readonly (readonly [string, Accepter])[] | undefined
  return (value) => {
    if (!isMapping(value)) return false
    fields ??= Object.entries(schema.shape).map(([key, field]) => [key, accepterOf(field as z.ZodType)])
    for (const [key, accepter] of fields) if (!accepter(value[key])) return false
    return list.every(({ keys, rule }) => {
      const found = keys.filter((key) => Object.hasOwn(value, key)).length
      return found === 1 || (rule === 'atLeastOne' && found > 1)
    })
  }
}

function textOf(schema: z.ZodString): Accepter {
  const checks = checksOf(schema)
  return (value) => typeof value === 'string' && checks.every((check) => check(value))
}

function listOf(schema: z.ZodArray): Accepter {
  const checks = checksOf(schema)
  const item = later(() => schema.element as z.ZodType)
  return (value) => Array.isArray(value) && checks.every((check) => check(value)) && value.every(item)
}

function numberOf(schema: z.ZodNumber): Accepter {
  const { format, minValue, maxValue } = schema
  // Other checks than bounds are not known; strict bounds are nowhere in use.
  const isKnown = (schema.def.checks ?? []).every(
    ({ _zod: { def } }) => BOUNDS.has(def.check) && 'inclusive' in def && def.inclusive === true,
  )
  if (!isKnown || (format !== null && format !== 'int32')) return doubt
  const [low, high] = [minValue ?? -Infinity, maxValue ?? Infinity]
  return (value) =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    value >= low &&
    value <= high &&
    (format === null || Number.isInteger(value))
}

const BOUNDS: ReadonlySet<string> = new Set(['greater_than', 'less_than'])

type Check = (value: string | readonly unknown[]) => boolean

/** What zod says of a check of a text or list; which of it is there depends on the kind. */
interface CheckDef {
  readonly check: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly minimum?: number
  readonly maximum?: number
}

function checksOf(schema: z.ZodString | z.ZodArray): readonly Check[] {
  return (schema.def.checks ?? []).map(({ _zod: { def } }): Check => {
    const { check, format, pattern, minimum, maximum }: CheckDef = def
    if (check === 'string_format' && format === 'regex' && pattern?.global === false)
      return (value) => typeof value === 'string' && pattern.test(value)
    if (check === 'min_length' && minimum !== undefined) return ({ length }) => length >= minimum
    if (check === 'max_length' && maximum !== undefined) return ({ length }) => length <= maximum
    return doubt
  })
}
