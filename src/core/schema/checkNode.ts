import * as z from 'zod'
import { accepts } from './accepts.ts'
import type { NodeKind, SchemaIssue } from './contract.ts'
import { flatten } from './flatten.ts'
import { nearest } from './nearest.ts'
import { nodeSchema } from './nodeSchema.ts'
import { toSchemaIssue } from './sentences.ts'
import { stageTypes } from './stage.ts'
import { stepTypesOfOtherStages } from './steps/otherStages.ts'
import { stepTypeInfo, stepTypes } from './steps/stepTypes.ts'
import { unknownKeys } from './unknownKeys.ts'
import { isMapping } from '../value/value.ts'

// Generated checkers need `eval`, which the page's security policy refuses.
z.config({ jitless: true })

/**
 * What the schema says about one node's own mapping. Child lists may be left out. `type` is taken from the value when it
 * is not given. Never throws.
 */
export function checkNode(kind: NodeKind, value: unknown, type?: string): SchemaIssue[] {
  if (!isMapping(value))
    return [{ path: [], code: 'wrong-type', message: `${NAMES[kind]} must be a mapping`, severity: 'error' }]
  const ownType = type ?? (typeof value.type === 'string' ? value.type : undefined)
  const schema = nodeSchema(kind, ownType, value)
  if (!schema) return typeIssues(kind, value, ownType)
  return [...schemaErrors(schema, value), ...unknownType(kind, ownType), ...strayKeys(kind, schema, value)]
}

function schemaErrors(schema: z.ZodObject, value: unknown): SchemaIssue[] {
  if (accepts(schema, value)) return []
  const result = schema.safeParse(value)
  const issues = result.success ? [] : result.error.issues
  return issues.flatMap((issue) => flatten(issue)).map((issue) => toSchemaIssue(issue, schema, value))
}

const NAMES: Readonly<Record<NodeKind, string>> = {
  pipeline: 'A pipeline',
  stage: 'A stage',
  stepGroup: 'A step group',
  step: 'A step',
  template: 'A template',
  inputSet: 'An input set',
}

/** Templates of other kinds and input sets may hold anything else. */
function strayKeys(kind: NodeKind, schema: z.ZodObject, value: unknown): SchemaIssue[] {
  return kind === 'template' || kind === 'inputSet' ? [] : unknownKeys(schema, value)
}

/** A step or stage whose type says nothing cannot be held against a schema: only the type is spoken of. */
function typeIssues(kind: NodeKind, value: Record<string, unknown>, type: string | undefined): SchemaIssue[] {
  if (type === undefined) {
    const isMissing = value.type === undefined || value.type === null
    const message = isMissing
      ? `${NAMES[kind]} needs a type: add type`
      : `The type of ${NAMES[kind].toLowerCase()} must be text`
    return [{ path: ['type'], code: isMissing ? 'required' : 'wrong-type', message, severity: 'error' }]
  }
  const suggestion = nearest(type, Object.keys(stageTypes))
  const message = `There is no stage type ${type}${suggestion === undefined ? '' : `. Did you mean ${suggestion}?`}`
  return [
    {
      path: ['type'],
      code: 'unknown-type',
      message,
      severity: 'error',
      allowed: Object.keys(stageTypes),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ]
}

/** Only a warning: Harness adds step types faster than any list. */
function unknownType(kind: NodeKind, type: string | undefined): SchemaIssue[] {
  if (kind !== 'step' || type === undefined || stepTypeInfo(type) || stepTypesOfOtherStages.has(type)) return []
  const suggestion = nearest(
    type,
    stepTypes.map((info) => info.type),
  )
  const advice = suggestion === undefined ? 'check its name' : `did you mean ${suggestion}?`
  return [
    {
      path: ['type'],
      code: 'unknown-type',
      message: `The step type ${type} is not known: ${advice}`,
      severity: 'warning',
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ]
}
