import * as z from 'zod'
import type { SchemaIssue } from './contract.ts'
import { fieldRegistry } from './describedField.ts'
import type { FlatIssue } from './flatten.ts'
import { nearest } from './nearest.ts'
import { oneOf } from './oneOf.ts'
import { titleOfKey } from './titleOfKey.ts'
import { branchesFor, childOf, unwrap, valueAt, valueIn } from './walk.ts'

/** Longest value that a sentence repeats. */
const MAX_SHOWN = 40

/** Says what to do about one issue. `schema` and `node` are what the issue's path counts from. */
export function toSchemaIssue({ path, issue }: FlatIssue, schema: z.ZodType, node: unknown): SchemaIssue {
  const { label, at, candidates } = nameOf(schema, node, path)
  const value = valueAt(node, path)
  const about = { path, severity: 'error' } as const
  const key = path.at(-1)

  if (value === undefined) {
    return {
      ...about,
      code: 'required',
      message: key === undefined ? 'It must be a mapping' : `${label} is required: add ${key}`,
    }
  }
  if (issue.code === 'custom') {
    const code = issue.params?.code === 'required' ? 'required' : 'not-allowed'
    return { ...about, code, message: `${path.length === 0 ? 'It' : label} ${issue.message}` }
  }
  if (value === null) {
    return { ...about, code: 'wrong-type', message: `${label} is empty: give it a value, or remove ${key ?? 'it'}` }
  }

  const allowed = [...new Set(candidates.flatMap((candidate) => allowedWords(candidate, value)))]
  if (allowed.length > 0) {
    const suggestion = typeof value === 'string' ? nearest(value, allowed) : undefined
    return {
      ...about,
      code: 'not-in-list',
      message: `${label} ${oneOf(allowed)}; it is ${shown(value)}${suggestion === undefined ? '' : `. Did you mean ${suggestion}?`}`,
      allowed,
      ...(suggestion === undefined ? {} : { suggestion }),
    }
  }
  if (issue.code === 'invalid_format' || (issue.code === 'too_big' && typeof value === 'string')) {
    return { ...about, code: 'pattern', message: `${label} ${issue.message}; it is ${shown(value)}` }
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    return {
      ...about,
      code: issue.code === 'too_small' ? 'too-small' : 'too-big',
      message: `${label} ${issue.message}`,
    }
  }
  if (at && isScalar(value) && typeof value !== 'string' && wantsText(at)) {
    const quoted = JSON.stringify(String(value))
    return {
      ...about,
      code: 'wrong-type',
      message: `${label} must be text: put it in quotes, ${quoted}`,
      suggestion: quoted,
    }
  }
  if (value === 'true' || value === 'false') {
    const message = `${label} ${issue.message}: take it out of its quotes`
    return { ...about, code: 'wrong-type', message, suggestion: value }
  }
  return {
    ...about,
    code: 'wrong-type',
    message: `${label} ${issue.message}${isScalar(value) ? `; it is ${shown(value)}` : ''}`,
  }
}

/** How people call what stands at a path, and its schema: the nearest field's label, with the way on from there. */
function nameOf(schema: z.ZodType, node: unknown, path: readonly (string | number)[]) {
  let at: z.ZodType | undefined = schema
  let candidates: readonly z.ZodType[] = [schema]
  let value = node
  let label = ''
  let rest: (string | number)[] = []
  for (const token of path) {
    candidates = at ? branchesFor(at, value).flatMap((branch) => childOf(branch, token, value) ?? []) : []
    at = candidates[0]
    value = valueIn(value, token)
    const bare = at && unwrap(at)
    const title = bare && (fieldRegistry.get(bare)?.label ?? bare.meta()?.title)
    if (title === undefined) rest.push(token)
    else [label, rest] = [title, []]
  }
  return { label: withRest(label, rest), at, candidates }
}

/** `Entry Point 2`, `PORT in Environment Variables`, `Build Type`. */
function withRest(label: string, rest: readonly (string | number)[]): string {
  const last = rest.at(-1)
  if (last === undefined) return label || 'It'
  if (typeof last === 'number') return `${label || 'Item'} ${last + 1}`
  return label === '' ? titleOfKey(last) : `${last} in ${label}`
}

function allowedWords(schema: z.ZodType, value: unknown): readonly string[] {
  return branchesFor(schema, value).flatMap((branch) => {
    if (branch instanceof z.ZodEnum) return branch.options.map(String)
    if (branch instanceof z.ZodLiteral) return [...branch.values].filter((word) => word !== '<+input>').map(String)
    return []
  })
}

function wantsText(schema: z.ZodType): boolean {
  return branchesFor(schema, undefined).every((branch) => branch instanceof z.ZodString)
}

function isScalar(value: unknown): value is string | number | boolean | bigint {
  return typeof value !== 'object' && value !== undefined
}

function shown(value: unknown): string {
  const text = isScalar(value) ? String(value) : Array.isArray(value) ? 'a list' : 'a mapping'
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text === '' ? 'empty' : text
}
