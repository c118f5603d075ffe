/** Keys that YAML does not read as strings or reads in a way of its own, or that are not plain keys of an object. */
export const ODD_KEYS = /^(?:true|false|null|<<|__proto__)$/i
export const COMMENT_OR_END = /^\s*(?:\s#.*)?$/
const INDICATORS = '[]{},#&*!|>\'"%@`'
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/
const DECIMAL = /^(?:0|[1-9]\d{0,8})\.\d{1,6}$/
const ODD_NUMBER = /^(?:[-+]?(?:\.\d+|\d+\.?\d*)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan)$/i
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

/** It is for the full parser to say. */
export const DOUBT = Symbol('doubt')

const DOUBLE = /^"((?:[^"\\\t]|\\["\\/nt])*)"/
const SINGLE = /^'([^']*)'/

/** In quotes on one line, with the escapes that YAML shares with JSON. */
export function quoted(rest: string): unknown {
  const [whole, text] = (rest.startsWith('"') ? DOUBLE : SINGLE).exec(rest) ?? []
  if (whole === undefined || text === undefined || !COMMENT_OR_END.test(rest.slice(whole.length))) return DOUBT
  return whole.startsWith('"') && text.includes('\\') ? (JSON.parse(whole) as string) : text
}

export function plainScalar(rest: string): unknown {
  if (INDICATORS.includes(rest.charAt(0)) || rest.includes('\t')) return DOUBT
  const comment = rest.indexOf(' #')
  const text = (comment === -1 ? rest : rest.slice(0, comment)).trimEnd()
  if (text.includes(': ') || text.endsWith(':') || /^[-?:](?: |$)/.test(text)) return DOUBT
  return typed(text)
}

/** How long the scalar of one line is that a rest of a line begins with; `undefined` for what is no such thing. */
export function scalarLength(rest: string): number | undefined {
  const first = rest.charAt(0)
  if (first === '"' || first === "'") return (first === '"' ? DOUBLE : SINGLE).exec(rest)?.[0].length
  if (first === '' || INDICATORS.includes(first)) return undefined
  const comment = rest.indexOf(' #')
  return (comment === -1 ? rest : rest.slice(0, comment)).trimEnd().length
}

/** A plain scalar by YAML's core schema; numbers that are not plain decimals are left to the full parser. */
export function typed(text: string): unknown {
  if (WORDS.has(text)) return WORDS.get(text)
  if (WHOLE_NUMBER.test(text) || DECIMAL.test(text)) return Number(text)
  return ODD_NUMBER.test(text) ? DOUBT : text
}
