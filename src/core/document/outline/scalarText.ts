import { parseDocument, isScalar } from 'yaml'
import { tooDeepAt } from '../../patch/tooDeep.ts'

/** What a plain scalar must not be to count as a name: an empty value. */
const NULLS = new Set(['', '~', 'null', 'Null', 'NULL'])
/** A longer text is no name; it is not worth decoding. */
const MAX_NAME = 4096
const PROPERTIES = /^(?:[&!][^\s]*[ \t]+)+/

/**
 * A name as written in one line after its colon: plain, or quoted. `undefined` for an empty value, a block scalar,
 * an alias or a collection.
 */
export function scalarText(raw: string): string | undefined {
  if (raw.length > MAX_NAME) return undefined
  const text = withoutComment(raw).replace(PROPERTIES, '')
  const first = text.charAt(0)
  if (first === '"' || first === "'") return quotedText(text)
  if (NULLS.has(text) || '|>*[{&!%@`'.includes(first)) return undefined
  return text
}

/** The plain or quoted scalar that continues over several lines, read by the parser. */
export function foldedText(raw: string): string | undefined {
  if (raw.length > MAX_NAME || tooDeepAt(raw) !== undefined) return undefined
  const node = parseDocument(raw, { prettyErrors: false, logLevel: 'silent' }).contents
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return undefined
  return node.type === 'PLAIN' ? plainText(node.source ?? '') : String(node.value)
}

export function plainText(source: string): string | undefined {
  return NULLS.has(source) ? undefined : source
}

function quotedText(text: string): string | undefined {
  const quote = text.charAt(0)
  const inner = text.slice(1, -1)
  if (text.length < 2 || !text.endsWith(quote)) return undefined
  if (quote === "'") return /^(?:[^']|'')*$/.test(inner) ? inner.replaceAll("''", "'") : undefined
  return inner.includes('\\') ? foldedText(text) : inner.includes('"') ? undefined : inner
}

/** A ` #` ends a plain scalar; inside quotes it is text. */
function withoutComment(raw: string): string {
  const text = raw.trim()
  if (!text.includes('#')) return text
  const quoted = /^(?:[&!]\S*[ \t]+)*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text)
  if (quoted) return quoted[0]
  return text.replace(/(?:^|[ \t])#.*$/, '').trimEnd()
}
