import * as z from 'zod'

/** What holds between the keys of a mapping: written once, for the check and for the JSON Schema. */
export interface KeyConstraint {
  readonly rule: 'exactlyOne' | 'atLeastOne'
  readonly keys: readonly string[]
}

export const constraints = z.registry<{ readonly list: readonly KeyConstraint[] }>()

/** The mapping must have exactly one, or at least one, of the keys. */
export function constrained<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$loose>,
  ...list: readonly KeyConstraint[]
): z.ZodObject<Shape, z.core.$loose> {
  const checked = schema.check((context) => {
    for (const { rule, keys } of list) {
      const found = keys.filter((key) => Object.hasOwn(context.value, key))
      if (found.length === 1 || (rule === 'atLeastOne' && found.length > 1)) continue
      const names = keys.join(', ')
      const message =
        found.length === 0
          ? `needs ${rule === 'exactlyOne' ? 'one' : 'at least one'} of ${names}`
          : `can have only one of ${names}`
      context.issues.push({
        code: 'custom',
        message,
        input: context.value,
        path: [],
        continue: true,
        params: { code: found.length === 0 ? 'required' : 'not-allowed' },
      })
    }
  })
  constraints.add(checked, { list })
  return checked
}
