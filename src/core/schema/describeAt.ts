import * as z from 'zod'
import type { Description, KeyDescription, NodeKind, ValueDescription } from './contract.ts'
import { fieldRegistry } from './describedField.ts'
import type { Field } from './field.ts'
import { fieldsOf } from './fieldsOf.ts'
import { nodeSchema } from './nodeSchema.ts'
import { linkedStepGroup } from './stepGroup.ts'
import { stageTypes } from './stage.ts'
import { stepTypes } from './steps/stepTypes.ts'
import { linkedStep, stepNode } from './steps/stepNode.ts'
import { branches, childOf, unwrap } from './walk.ts'

type Path = readonly (string | number)[]

/** A step or stage whose type is not written yet. */
const untypedStep = stepNode(z.string(), z.unknown())

/**
 * Every schema that stands at a path: of several where a mapping's `type` decides and is not known here, as in
 * `stepGroupInfra.spec`, and of links to templates beside what they stand for.
 */
function schemasAt(kind: NodeKind, type: string | undefined, path: Path): readonly z.ZodType[] {
  const own = nodeSchema(kind, type) ?? (kind === 'step' ? untypedStep : stageTypes.Custom)
  const roots: readonly z.ZodType[] = [
    own,
    ...(kind === 'stepGroup' ? [linkedStepGroup] : kind === 'step' ? [linkedStep] : []),
  ]
  return roots.flatMap((root) =>
    path.reduce<readonly z.ZodType[]>((at, token) => at.flatMap((one) => everyChild(one, token)), [root]),
  )
}

function everyChild(schema: z.ZodType, token: string | number): readonly z.ZodType[] {
  return branches(schema).flatMap((branch) => childOf(branch, token) ?? [])
}

/** What may stand at a path of a node, for completion and hover; `undefined` where the schema says nothing. */
export function describeAt(kind: NodeKind, type: string | undefined, path: Path): Description | undefined {
  const schemas = schemasAt(kind, type, path)
  const [first] = schemas
  if (!first) return undefined
  const field = fieldAt(kind, type, path)
  const bare = unwrap(first)
  const about = fieldRegistry.get(bare)
  const meta = bare.meta()
  const title = about?.label ?? meta?.title
  const help = about?.help ?? meta?.description
  const keys = distinct(schemas.flatMap(keysOf), ({ key }) => key)
  const values = typeValues(kind, path) ?? distinct(schemas.flatMap(valuesOf), ({ value }) => value)
  return {
    type: typeOf(bare),
    ...(title === undefined ? {} : { title }),
    ...(help === undefined ? {} : { help }),
    ...(about?.docs === undefined ? {} : { docs: about.docs }),
    ...(keys.length === 0 ? {} : { keys }),
    ...(values.length === 0 ? {} : { values }),
    ...(field ? { field } : {}),
  }
}

/** The keys of the mapping at a path, in the order in which new ones go into the YAML. */
export function keyOrder(kind: NodeKind, type: string | undefined, path: Path): readonly string[] {
  return distinct(schemasAt(kind, type, path).flatMap(keysOf), ({ key }) => key).map(({ key }) => key)
}

/** A step's `type` may be any listed one, whatever it is now. */
function typeValues(kind: NodeKind, path: Path): readonly ValueDescription[] | undefined {
  if (path.length !== 1 || path[0] !== 'type') return undefined
  if (kind === 'step') {
    return stepTypes.map((info) => ({ value: info.type, label: info.title, help: info.description ?? info.category }))
  }
  return kind === 'stage' ? Object.keys(stageTypes).map((value) => ({ value })) : undefined
}

function fieldAt(kind: NodeKind, type: string | undefined, path: Path): Field | undefined {
  return fieldsOf(kind, type).find(
    (field) => field.path.length === path.length && field.path.every((token, index) => token === path[index]),
  )
}

function keysOf(schema: z.ZodType): readonly KeyDescription[] {
  return branches(schema).flatMap((branch) => {
    if (!(branch instanceof z.ZodObject)) return []
    return Object.entries(branch.shape).map(([key, child]) => {
      const bare = unwrap(child as z.ZodType)
      const help = fieldRegistry.get(bare)?.help ?? bare.meta()?.description
      return {
        key,
        required: !acceptsNothing(child as z.ZodType),
        type: typeOf(bare),
        ...(help === undefined ? {} : { help }),
      }
    })
  })
}

function acceptsNothing(schema: z.ZodType): boolean {
  return schema instanceof z.ZodOptional
}

function valuesOf(schema: z.ZodType): readonly ValueDescription[] {
  const options = fieldRegistry.get(unwrap(schema))?.options
  if (options) return options
  return branches(schema).flatMap((branch): readonly ValueDescription[] => {
    if (branch instanceof z.ZodEnum) return branch.options.map((value) => ({ value: String(value) }))
    if (branch instanceof z.ZodLiteral) return [...branch.values].map((value) => ({ value: String(value) }))
    return branch instanceof z.ZodArray ? valuesOf(branch.element as z.ZodType) : []
  })
}

/** The kind of value that is usual: expressions may stand in the place of most. */
function typeOf(schema: z.ZodType): Description['type'] {
  for (const branch of branches(schema)) {
    if (branch instanceof z.ZodObject || branch instanceof z.ZodRecord) return 'object'
    if (branch instanceof z.ZodArray) return 'array'
    if (branch instanceof z.ZodBoolean) return 'boolean'
    if (branch instanceof z.ZodNumber) return 'number'
    if (branch instanceof z.ZodString || branch instanceof z.ZodEnum || branch instanceof z.ZodLiteral) return 'string'
  }
  return 'any'
}

/** The first of each, in order. */
function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)))
}
