import * as z from 'zod'
import { childLists } from '../children.ts'
import { constraints } from '../constraint.ts'
import { fieldRegistry } from '../describedField.ts'
import { childOf } from '../walk.ts'

export type Json = { [key: string]: unknown }

export const ref = (name: string): Json => ({ $ref: `#/definitions/${name}` })

const ITEM = { stages: 'stageItem', steps: 'stepItem' } as const

/** One zod schema as JSON Schema, with what zod itself cannot say: child lists, constraints between keys, words for values. */
export function nodeJson(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => complete(zodSchema as unknown as z.ZodType, jsonSchema as Json),
  }) as Json
  return json
}

/** Mutates `json`, as zod's override does. */
function complete(schema: z.ZodType, json: Json): void {
  const list = childLists.get(schema as z.ZodArray)
  if (list) json.items = ref(ITEM[list.of])
  const steps = schema instanceof z.ZodObject ? childOf(schema, 'steps') : undefined
  if (steps && !('required' in json && (json.required as string[]).includes('steps'))) {
    // A document's model leaves child lists out, so the check cannot demand them; a whole file has them.
    json.required = [...((json.required as string[] | undefined) ?? []), 'steps']
  }
  for (const { rule, keys } of constraints.get(schema as z.ZodObject)?.list ?? []) {
    const shapes = keys.map((key) => ({ required: [key] }))
    const all = (json.allOf as Json[] | undefined) ?? []
    json.allOf = [...all, rule === 'exactlyOne' ? { oneOf: shapes } : { anyOf: shapes }]
  }
  const options = fieldRegistry.get(schema)?.options
  if (options) {
    const words = [json, ...((json.anyOf as Json[] | undefined) ?? [])].find((one) => Array.isArray(one.enum))
    if (words) words.enumDescriptions = options.map(({ help, label }) => help ?? label)
  }
}
