import { Document, stringify } from 'yaml'
import type { Scalar } from 'yaml'

/** How the text around a new value is written. */
export interface Style {
  readonly eol: string
  readonly indentStep: number
  /** Whether a list under a key stands deeper than the key. */
  readonly indentSeq: boolean
}

const YAML_11_WORD = /^(?:y|n|yes|no|on|off|true|false|null|~|)$/i
const NUMBER_LIKE =
  /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.[\d_]+(?:[eE][-+]?\d+)?|0[xX][\da-fA-F_]+|0o[0-7_]+|0b[01_]+|\.inf|\.nan|\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?)$/i
const DATE_LIKE = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/
const BAD_START = /^(?:[,[\]{}#&*!|>'"%@`=]|[-?:](?:\s|$)|---|\.\.\.|<<$)/

/** True when every reader, of YAML 1.1 and 1.2, takes the plain text for this very string. */
export function isPlainSafe(text: string, inFlow: boolean): boolean {
  if (text !== text.trim() || /[\n\r\t\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)) return false
  if (YAML_11_WORD.test(text) || NUMBER_LIKE.test(text) || DATE_LIKE.test(text)) return false
  if (BAD_START.test(text) || /:(?:\s|$)|\s#/.test(text)) return false
  return !(inFlow && (/[,[\]{}]/.test(text) || /^[-?:]/.test(text)))
}

function quoted(text: string, preferSingle: boolean): string {
  const single = !/[\n\r\t\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)
  if (single && (preferSingle || (/["\\]/.test(text) && !text.includes("'")))) return `'${text.replaceAll("'", "''")}'`
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Texts for a scalar, best first: the old style when it can hold the value, then ever safer ones. */
export function scalarTexts(
  value: string | number | boolean | null,
  about: {
    readonly old?: Scalar.Type | undefined
    readonly inFlow: boolean
    readonly column: number
    readonly style: Style
    readonly isKey?: boolean
  },
): string[] {
  if (typeof value !== 'string') return [Object.is(value, -0) ? '0' : String(value)]
  const texts: string[] = []
  const { old, inFlow, isKey } = about
  const multiline = value.includes('\n')
  if (!isKey && !inFlow && (multiline || old === 'BLOCK_LITERAL' || old === 'BLOCK_FOLDED')) {
    const literal = blockLiteral(value, about.column, about.style)
    if (literal !== undefined) texts.push(literal)
  }
  const plain = isPlainSafe(value, inFlow)
  if (old === 'QUOTE_SINGLE') texts.push(quoted(value, true))
  else if (old !== 'QUOTE_DOUBLE' && plain) texts.push(value)
  texts.push(quoted(value, false))
  return texts
}

function blockLiteral(value: string, column: number, style: Style): string | undefined {
  if (/[\r\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029\ufeff]/.test(value) || !/[^\n]/.test(value))
    return undefined
  const chomp = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? '' : '-'
  const body = value.replace(/\n+$/, '')
  const first = body.split('\n').find((line) => line !== '') ?? ''
  const indicator = first.startsWith(' ') || body.startsWith('\n') ? String(style.indentStep) : ''
  const pad = ' '.repeat(column + style.indentStep)
  const lines = body.split('\n').map((line) => (line === '' ? '' : pad + line))
  const trailing = chomp === '+' ? style.eol.repeat((/\n+$/.exec(value)?.[0].length ?? 1) - 1) : ''
  return `|${indicator}${chomp}${style.eol}${lines.join(style.eol)}${trailing}`
}

/** A value in flow style on one line. */
export function flowText(value: unknown): string {
  const document = new Document(value, { version: '1.2', compat: 'yaml-1.1' })
  const node = document.contents
  if (node && typeof node === 'object' && 'flow' in node) node.flow = true
  const text = document
    .toString({ lineWidth: 0, flowCollectionPadding: true, blockQuote: false, collectionStyle: 'flow' })
    .trimEnd()
  return text.includes('\n') ? JSON.stringify(value) : text
}

/** The lines of a block collection, not indented, without a last line end. Empty collections are `{}` and `[]`. */
export function blockLines(value: unknown, style: Style): string[] {
  const text = stringify(value, {
    indent: style.indentStep,
    indentSeq: style.indentSeq,
    lineWidth: 0,
    compat: 'yaml-1.1',
    blockQuote: 'literal',
    aliasDuplicateObjects: false,
  })
  return text.replace(/\n$/, '').split('\n')
}

export function indentLines(lines: readonly string[], column: number): string[] {
  const pad = ' '.repeat(column)
  return lines.map((line) => (line === '' ? line : pad + line))
}
