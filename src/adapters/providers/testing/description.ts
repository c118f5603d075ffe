import { readFileSync } from 'node:fs'
import type { ValidateFunction } from 'ajv'
import Ajv from 'ajv'
import { z } from 'zod'
import type { FakeAnswer, FakeRequest } from './fakeServer.ts'

const schema = z.record(z.string(), z.unknown())
const descriptionFile = z.object({
  operations: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      parameters: z.array(z.object({ in: z.string(), name: z.string(), required: z.boolean().optional(), schema })),
      body: schema.optional(),
      answers: z.record(z.string(), schema),
    }),
  ),
  schemas: z.record(z.string(), schema),
})

/** A provider's own published description of its API: see docs/sources.md#providers. */
export interface Description {
  /** What the description finds wrong in a request, and in what our fake answers to it. */
  faultsOf(operation: string, request: FakeRequest, answer: FakeAnswer): readonly string[]
  /** Names of the parameters that are neither in the path nor in the body. */
  parametersOf(operation: string): readonly string[]
}

export interface DescriptionGaps {
  /** Query parameters that the description takes for granted on every list. */
  readonly always?: readonly string[]
  /** Properties that it requires, but leaves out of its own examples of a request. */
  readonly unsent?: readonly string[]
}

export function readDescription(name: string, { always = [], unsent = [] }: DescriptionGaps = {}): Description {
  const file = new URL(`./descriptions/${name}.json`, import.meta.url)
  const { operations, schemas } = descriptionFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: false, allErrors: true })
  const compiled = new Map<object, ValidateFunction>()
  const compile = (described: z.infer<typeof schema>, isPartial: boolean) => {
    const complete = { ...described, components: componentsOf(schemas) }
    const validate = compiled.get(described) ?? ajv.compile(strictSchema(complete, isPartial))
    compiled.set(described, validate)
    return validate
  }
  const faultsIn = (what: string, value: unknown, described: z.infer<typeof schema>, isPartial: boolean) => {
    const validate = compile(described, isPartial)
    if (validate(value)) return []
    return (validate.errors ?? [])
      .filter(({ keyword, params }) => keyword !== 'required' || !unsent.includes(String(params['missingProperty'])))
      .map(({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`)
  }
  const operationOf = (name: string) => operations.find(({ method, path }) => `${method} ${path}` === name)
  return {
    parametersOf: (name) =>
      operationOf(name)?.parameters.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : [])) ?? [],
    faultsOf: (name, request, answer) => {
      const operation = operationOf(name)
      if (!operation) return [`${name} is not described`]
      const allowed = operation.parameters.filter((parameter) => parameter.in === 'query')
      const unknown = Object.keys(request.query).filter(
        (key) => !always.includes(key) && !allowed.some((parameter) => parameter.name === key),
      )
      const values = allowed.flatMap(({ name: key, required, schema: described }) => {
        const value = request.query[key]
        if (value === undefined) return required ? [`query ${key} is missing`] : []
        return faultsIn(`query ${key}`, typed(value, described), described, false)
      })
      const isJson = request.headers['content-type']?.includes('application/json') ?? false
      const body = operation.body
        ? faultsIn('body', JSON.parse(request.body.toString() || 'null'), operation.body, false)
        : isJson
          ? ['body is not described']
          : []
      const promised = answer.isUndescribed ? undefined : operation.answers[String(answer.status)]
      const isObject = typeof answer.body === 'object' && !Buffer.isBuffer(answer.body)
      // Our fakes answer less than the real ones; what they do answer has the names and types of the description.
      const answered = promised && isObject ? faultsIn('answer', answer.body, promised, true) : []
      return [...unknown.map((key) => `query ${key} is not described`), ...values, ...body, ...answered]
    },
  }
}

/** The referenced schemas where their references look for them. */
function componentsOf(schemas: Readonly<Record<string, unknown>>): unknown {
  const components: Record<string, unknown> = {}
  for (const [reference, described] of Object.entries(schemas))
    components[reference.split('/').at(-1) ?? ''] = described
  return { schemas: components }
}

/** A query's value in the type that the description gives it. */
function typed(value: string, { type }: z.infer<typeof schema>): unknown {
  if (type === 'integer' || type === 'number') return Number(value)
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  return value
}

/**
 * OpenAPI 3.0 as JSON Schema, without room for names that it does not have. A part of an `allOf` keeps its room, for the
 * other parts' names.
 */
function strictSchema(value: unknown, isPartial: boolean, isPart = false): object {
  const found = schema.safeParse(value)
  if (!found.success)
    return Array.isArray(value) ? value.map((one) => strictSchema(one, isPartial, isPart)) : (value as object)
  const { nullable, required, ...rest } = found.data
  const inner = Object.entries(rest).map(([key, part]) => [key, strictSchema(part, isPartial, key === 'allOf')])
  const isList = Array.isArray(required)
  const isObject = typeof rest['properties'] === 'object' && !('allOf' in rest) && rest['type'] === 'object'
  return Object.fromEntries([
    ...inner,
    ...(isList && isPartial ? [] : required === undefined ? [] : [['required', required]]),
    ...(nullable === true && typeof rest['type'] === 'string' ? [['type', [rest['type'], 'null']]] : []),
    ...(isObject && !isPart && !('additionalProperties' in rest) ? [['additionalProperties', false]] : []),
  ]) as object
}
