import * as z from 'zod'
import type { SchemaIssue } from './contract.ts'
import { fieldRegistry } from './describedField.ts'
import { nearest } from './nearest.ts'
import { isOpen } from './openMapping.ts'
import { isMapping } from '../value/value.ts'
import { branchesFor, unwrap } from './walk.ts'

/** Ours in no file, but written by Harness or by other tools into many. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(['__uuid', 'description', 'metadata'])

/** Warnings for keys that no schema knows. A mapping without known keys may hold any. */
export function unknownKeys(schema: z.ZodType, value: unknown, path: readonly (string | number)[] = []): SchemaIssue[] {
  if (Array.isArray(value)) {
    const list = branchesFor(schema, value).find((branch): branch is z.ZodArray => branch instanceof z.ZodArray)
    return list ? value.flatMap((item, index) => unknownKeys(list.element as z.ZodType, item, [...path, index])) : []
  }
  if (!isMapping(value)) return []
  const object = branchesFor(schema, value).find((branch): branch is z.ZodObject => branch instanceof z.ZodObject)
  if (!object) return []
  const { shape } = object
  const takesAny = isOpen(object) || Object.keys(shape).length === 0
  const found: SchemaIssue[] = []
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(shape, key)) {
      // Most values are words, and have no keys.
      if (typeof value[key] === 'object')
        found.push(...unknownKeys(shape[key] as z.ZodType, value[key], [...path, key]))
    } else if (!takesAny && !ALWAYS_KNOWN.has(key)) {
      const free = Object.keys(shape).filter((word) => !Object.hasOwn(value, word))
      found.push(unknownKey(key, free, [...path, key], fieldRegistry.get(unwrap(schema))?.label))
    }
  }
  return found
}

function unknownKey(
  key: string,
  free: readonly string[],
  path: readonly (string | number)[],
  label: string | undefined,
): SchemaIssue {
  const suggestion = nearest(key, free)
  const place = label === undefined ? '' : ` in ${label}`
  const advice = suggestion === undefined ? 'Harness may ignore it; check its name' : `Did you mean ${suggestion}?`
  return {
    path,
    code: 'unknown-key',
    message:
      suggestion === undefined
        ? `The key ${key}${place} is not known: ${advice}`
        : `The key ${key}${place} is not known. ${advice}`,
    severity: 'warning',
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}
