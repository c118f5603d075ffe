import { parse } from 'yaml'
import type { NodeKind } from '../../core/schema/contract.ts'
import { describeAt } from '../../core/schema/index.ts'
import type { YamlValue } from '../../core/patch/operation.ts'
import { parsePointer } from '../../core/patch/pointer.ts'
import type { Path } from '../../core/value/value.ts'
import { WrongUse } from '../status.ts'

/** What a field belongs to: the schema answers for it. */
export interface NodeType {
  readonly kind: NodeKind
  readonly type: string | undefined
}

/** `spec.image`, `spec.entrypoint.0`, or as a JSON Pointer for keys with dots: `/spec/envVariables/a.b`. */
export function parseField(text: string): Path {
  const parts = (text.startsWith('/') ? parsePointer(text) : text.split('.')) ?? []
  if (parts.length === 0 || parts.includes(''))
    throw new WrongUse(`"${text}" is not a field. Write it like spec.image.`)
  return parts.map((part) => (/^(?:0|[1-9]\d*)$/.test(part) ? Number(part) : part))
}

/** `spec.image=redis:7`: the first `=` parts them. */
export function parseAssignment(text: string, node: NodeType): { readonly path: Path; readonly value: YamlValue } {
  const at = text.indexOf('=')
  if (at <= 0) throw new WrongUse(`"${text}" is not FIELD=VALUE. Write it like spec.image=redis:7.`)
  const path = parseField(text.slice(0, at))
  return { path, value: valueOf(text.slice(at + 1), path, node) }
}

/** The text as the type that the schema says; a list or mapping is written in YAML's flow style. */
function valueOf(text: string, path: Path, node: NodeType): YamlValue {
  const type = typeAt(path, node)
  if (type === 'object' || type === 'array') return typed(collectionOf(text), path, node)
  return scalarOf(text, type)
}

/** `failsafe`: every scalar stays the string that was written. Text that is no YAML collection is one, too. */
function collectionOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return parse(text, { schema: 'failsafe' })
  } catch (error) {
    if (error instanceof Error) throw new WrongUse(`"${text}" is not YAML: ${error.message.split('\n', 1)[0]}`)
    throw error
  }
}

function typed(value: unknown, path: Path, node: NodeType): YamlValue {
  if (Array.isArray(value)) return value.map((item, index) => typed(item, [...path, index], node))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typed(inner, [...path, key], node)]))
  }
  return scalarOf(String(value), typeAt(path, node))
}

/**
 * An expression is a string wherever it stands. Where the schema does not say, what YAML reads as a number or a switch
 * is one, as long as nothing of what was written is lost: 1.0 and 0777 stay as they are, in quotes.
 */
function scalarOf(text: string, type: ReturnType<typeof typeAt>): YamlValue {
  if (type === 'string' || text.startsWith('<+')) return text
  if (type !== 'number' && /^(?:true|false)$/.test(text)) return text === 'true'
  if (type !== 'boolean' && Number.isFinite(Number(text)) && String(Number(text)) === text) return Number(text)
  return type === 'any' && text === 'null' ? null : text
}

function typeAt(path: Path, { kind, type }: NodeType) {
  return describeAt(kind, type, path)?.type ?? 'any'
}
