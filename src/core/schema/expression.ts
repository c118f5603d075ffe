import type { ValueKind } from './field.ts'

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

/** `undefined` when the text is not a runtime input as a whole. */
export function parseRuntimeInput(text: string): RuntimeInput | undefined {
  const trimmed = text.trim()
  if (!RUNTIME_INPUT.test(trimmed)) return undefined
  let rest = trimmed.slice('<+input>'.length)
  const parts: { -readonly [K in keyof RuntimeInput]: RuntimeInput[K] } = { executionInput: false }
  while (rest !== '') {
    // The shortest argument that leaves a readable chain, as the pattern of the schema matches.
    const call =
      /^\.(executionInput\(\)|(allowedValues|selectOneFrom|selectManyFrom|default|regex)\((.+?)\))(?=$|\.(?:executionInput|allowedValues|selectOneFrom|selectManyFrom|default|regex)\()/s.exec(
        rest,
      )
    if (!call) return undefined
    const [whole, , method, argument = ''] = call
    if (method === undefined) parts.executionInput = true
    else if (method === 'default' || method === 'regex') parts[method] = argument
    else parts[method as (typeof LISTS)[number]] = splitValues(argument)
    rest = rest.slice(whole.length)
  }
  return parts
}

export function formatRuntimeInput(parts: RuntimeInput): string {
  const lists = LISTS.map((name) => (parts[name]?.length ? `.${name}(${parts[name].map(quoteValue).join(',')})` : ''))
  return [
    '<+input>',
    parts.default === undefined || parts.default === '' ? '' : `.default(${parts.default})`,
    ...lists,
    parts.regex === undefined || parts.regex === '' ? '' : `.regex(${parts.regex})`,
    parts.executionInput ? '.executionInput()' : '',
  ].join('')
}

/** A comma inside a value is written in quotes: `\'london,uk\'`. */
function splitValues(text: string): string[] {
  return [...text.matchAll(/\\?'((?:[^'\\]|\\(?!'))*)\\?'|([^,]+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').trim(),
  )
}

function quoteValue(value: string): string {
  return value.includes(',') ? `\\'${value}\\'` : value
}
