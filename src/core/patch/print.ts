import { Document, stringify } from 'yaml'
import type { Scalar } from 'yaml'
import type { TextProfile } from '../text/profile.ts'
import { isPlainSafe, quoted } from './quoting.ts'

export type ScalarValue = string | number | boolean | null

/** Where a scalar is to stand. */
export interface ScalarPlace {
  /** How the scalar was written that it replaces. */
  readonly old?: Scalar.Type | undefined
  readonly inFlow: boolean
  readonly isKey?: boolean
  /** Column of the key or dash; a literal block stands one step deeper. */
  readonly column: number
}

/** Texts for a scalar, best first: the old style where it can hold the value, then ever safer ones. */
export function scalarTexts(value: ScalarValue, place: ScalarPlace, profile: TextProfile): string[] {
  if (typeof value !== 'string') return [Object.is(value, -0) ? '0' : String(value)]
  const { old, inFlow } = place
  const texts: string[] = []
  const wasBlock = old === 'BLOCK_LITERAL' || old === 'BLOCK_FOLDED'
  if (!place.isKey && !inFlow && (wasBlock || value.includes('\n'))) {
    const literal = literalBlock(value, place.column, profile)
    if (literal !== undefined) texts.push(literal)
  }
  if (old === 'QUOTE_SINGLE') texts.push(quoted(value, true))
  else if (old !== 'QUOTE_DOUBLE' && isPlainSafe(value, inFlow)) texts.push(value)
  texts.push(quoted(value, false))
  return texts
}

/** What a literal block cannot hold: it has no escapes. */
const NOT_LITERAL = /[\r\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029\ufeff]/

function literalBlock(value: string, column: number, { eol, indentStep }: TextProfile): string | undefined {
  if (NOT_LITERAL.test(value) || !/[^\n]/.test(value)) return undefined
  const body = value.replace(/\n+$/, '')
  const lineEnds = value.length - body.length
  const chomping = lineEnds === 0 ? '-' : lineEnds === 1 ? '' : '+'
  const lines = body.split('\n')
  // A first line that is blank or begins with a blank would set a wrong indent.
  const needsDigit = /^ |^$/.test(lines[0] ?? '') || lines.find((line) => line !== '')?.startsWith(' ')
  // What a digit counts from at the root, readers do not agree on.
  if (needsDigit && column < 0) return undefined
  const pad = ' '.repeat(Math.max(0, column) + indentStep)
  const padded = lines.map((line) => (line === '' ? '' : pad + line))
  const kept = eol.repeat(Math.max(0, lineEnds - 1))
  return `|${needsDigit ? indentStep : ''}${chomping}${eol}${padded.join(eol)}${kept}`
}

/** A value in flow style on one line. */
export function flowText(value: unknown): string {
  if (isEmptyCollection(value)) return Array.isArray(value) ? '[]' : '{}'
  const document = new Document(value, { version: '1.2', compat: 'yaml-1.1' })
  const text = document
    .toString({ lineWidth: 0, flowCollectionPadding: true, blockQuote: false, collectionStyle: 'flow' })
    .trimEnd()
  return text.includes('\n') ? JSON.stringify(value) : text
}

/** The lines of a value in block style, not indented. */
export function blockLines(value: unknown, { indentStep, indentSeq }: TextProfile): string[] {
  const text = stringify(value, {
    indent: indentStep,
    indentSeq,
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

export function isCollectionValue(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

export function isEmptyCollection(value: unknown): boolean {
  return isCollectionValue(value) && Object.keys(value).length === 0
}
