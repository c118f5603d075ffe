import * as z from 'zod'
import type { NodeKind } from './contract.ts'
import { fieldRegistry } from './describedField.ts'
import type { Field } from './field.ts'
import { nodeSchema } from './nodeSchema.ts'
import { stepGroup } from './stepGroup.ts'
import { infraTypes } from './stepGroupInfra.ts'
import { branches, unwrap } from './walk.ts'

/** Made-up types are as many as people can type. */
const MAX_KEPT = 1000
const cache = new Map<string, readonly Field[]>()

/**
 * The fields of a node's form in screen order; the same array for the same type. Without a type, or with one that nobody
 * lists, those that all nodes of the kind have. A group's infrastructure is that of KubernetesDirect, unless `type`
 * names another: `fieldsOf('stepGroup', 'VM')`.
 */
export function fieldsOf(kind: NodeKind, type?: string): readonly Field[] {
  const id = `${kind} ${type ?? ''}`
  const known = cache.get(id)
  if (known) return known
  const schema = nodeSchema(kind, type ?? '')
  const fields = schema ? collect(schema, [], true, infraOf(kind, type)) : commonFields(kind)
  const ordered = [
    ...fields.filter((field) => field.section !== 'advanced'),
    ...fields.filter((field) => field.section === 'advanced'),
  ]
  if (cache.size < MAX_KEPT) cache.set(id, ordered)
  return ordered
}

function infraOf(kind: NodeKind, type: string | undefined): keyof typeof infraTypes {
  return kind === 'stepGroup' && type !== undefined && Object.hasOwn(infraTypes, type)
    ? (type as keyof typeof infraTypes)
    : 'KubernetesDirect'
}

/** A stage of unknown type has what Custom stages have. */
function commonFields(kind: NodeKind): readonly Field[] {
  const schema = kind === 'stage' ? nodeSchema('stage', 'Custom') : undefined
  return schema ? collect(schema, [], true, 'KubernetesDirect') : []
}

function collect(
  schema: z.ZodType,
  path: readonly string[],
  required: boolean,
  infra: keyof typeof infraTypes,
): readonly Field[] {
  const isRequired = required && !(schema instanceof z.ZodOptional)
  const about = fieldRegistry.get(unwrap(schema))
  if (about) return [{ ...about, path, prune: pruneOf(path), ...(isRequired ? { required: true } : {}) }]
  const isInfra = schema === stepGroup.shape.stepGroupInfra
  const options = isInfra ? [infraTypes[infra]] : branches(schema)
  const object = options.find((branch): branch is z.ZodObject => branch instanceof z.ZodObject)
  if (!object) return []
  // A required key of an optional mapping is required once the mapping is there: the form shows it as required too.
  const inner = isRequired || isInfra
  return Object.entries(object.shape).flatMap(([key, child]) =>
    collect(child as z.ZodType, [...path, key], inner, infra),
  )
}

/** The containers that hold nothing but this field and its like; `spec` of the node itself stays. */
function pruneOf(path: readonly string[]): readonly (readonly string[])[] {
  const containers = path.slice(0, -1).map((_, index) => path.slice(0, index + 1))
  return containers.filter((container) => container.length > 1 || container[0] !== 'spec').toReversed()
}
