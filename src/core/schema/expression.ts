import type { ValueKind } from './field.ts'
import { inputCalls } from './inputCalls.ts'

/**
 * `<+input>` with any chain of its methods. Takes what the official pattern takes, but in linear time: there each argument
 * may run over the next calls, so the number of ways to read a chain doubles with each. Source: docs/sources.md, inputs
 */
export const RUNTIME_INPUT =
  /^<\+input>(?:\.executionInput\(\))*(?:\.(?:allowedValues|selectOneFrom|selectManyFrom|default|regex)\(.+\))?$/
/** Text that holds an expression somewhere. */
export const HAS_EXPRESSION = /<\+.+>/

/** How Harness comes by a value, told from the text, as its own studio does: `a-<+x>` is fixed text with an expression in it. */
export function valueKindOf(value: unknown): ValueKind {
  if (typeof value !== 'string') return 'fixed'
  const text = value.trimStart()
  if (text.startsWith('<+input>')) return 'runtimeInput'
  return text.startsWith('<+') ? 'expression' : 'fixed'
}

/** What a runtime input asks for. Lists keep the order of the text. */
export interface RuntimeInput {
  readonly default?: string
  readonly allowedValues?: readonly string[]
  readonly selectOneFrom?: readonly string[]
  readonly selectManyFrom?: readonly string[]
  readonly regex?: string
  readonly executionInput: boolean
}

const LISTS = ['allowedValues', 'selectOneFrom', 'selectManyFrom'] as const

/** `undefined` when the text is not a runtime input as a whole, or holds a call that is not known. */
export function parseRuntimeInput(text: string): RuntimeInput | undefined {
  const calls = inputCalls(text)
  if (!calls) return undefined
  const parts: { -readonly [K in keyof RuntimeInput]: RuntimeInput[K] } = { executionInput: false }
  for (const { method, argument } of calls) {
    const list = LISTS.find((name) => name === method)
    if (method === 'executionInput' && argument === '') parts.executionInput = true
    else if (argument === '') return undefined
    else if (method === 'default' || method === 'regex') parts[method] = argument
    else if (list) parts[list] = splitValues(argument)
    else return undefined
  }
  return parts
}

/** A comma inside a value is written in quotes: `\'london,uk\'`. */
function splitValues(text: string): string[] {
  return [...text.matchAll(/\\?'((?:[^'\\]|\\(?!'))*)\\?'|([^,]+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').trim(),
  )
}
