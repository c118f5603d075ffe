import { isCollection, Lexer, parseDocument } from 'yaml'
import type { Operation } from '../src/core/patch/operation.ts'
import { invertEdits } from '../src/core/text/edits.ts'
import type { TextEdit } from '../src/core/text/range.ts'
import { tokensOf, valueAt } from './oracle.ts'

/** What must hold of an edit besides the value. The first law that is broken, in words. */
export function brokenLaw(
  before: { readonly text: string; readonly value: unknown },
  operation: Operation,
  after: { readonly text: string; readonly edits: readonly TextEdit[] },
): string | undefined {
  if (!inOrder(after.edits)) return 'edits overlap or are not sorted'
  if (spliced(before.text, after.edits) !== after.text) return 'edits do not make the text'
  if (spliced(after.text, invertEdits(before.text, after.edits)) !== before.text) return 'cannot be undone'
  if (!keepsLineEnds(before.text, after.text)) return 'line ends'
  if (before.text.startsWith('\uFEFF') !== after.text.startsWith('\uFEFF')) return 'byte order mark'
  const comment = isKeeping(operation, before.value)
    ? missing(commentsOf(before.text), commentsOf(after.text))[0]
    : undefined
  if (comment !== undefined) return `lost the comment ${comment}`
  const rewritten = missing(scalarsOf(before.text), scalarsOf(after.text))
  const allowed = allowance(operation, before.value, after.text)
  if (rewritten.length > allowed)
    return `rewrote ${rewritten.length} scalars of ${allowed}: ${rewritten.slice(0, 4).join(' · ')}`
  return undefined
}

function inOrder(edits: readonly TextEdit[]): boolean {
  return edits.every(({ range }, at) => range.start <= range.end && range.start >= (edits[at - 1]?.range.end ?? 0))
}

function spliced(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight((at, { range, newText }) => at.slice(0, range.start) + newText + at.slice(range.end), text)
}

function keepsLineEnds(before: string, after: string): boolean {
  if (!before.includes('\n')) return true
  const isCrlf = before.includes('\r\n')
  return isCrlf ? !/(?:^|[^\r])\n/.test(after) : !after.includes('\r\n')
}

/** Operations that take no text away must keep every comment. */
function isKeeping(operation: Operation, value: unknown): boolean {
  const isScalar = (at: unknown) => typeof at !== 'object' || at === null
  if (operation.op === 'remove') return false
  if (operation.op !== 'replace' && operation.op !== 'add') return true
  return [operation.value, ...replacedBy(operation, value)].every(isScalar) || replacedBy(operation, value).length === 0
}

/** What a `replace`, or an `add` at a key that is there, takes the place of: nothing or one value. */
function replacedBy({ op, path }: Operation, value: unknown): unknown[] {
  if (op === 'add' && isList(valueAt(value, parentOf(path)))) return []
  const old = valueAt(value, path)
  return old === undefined ? [] : [old]
}

/** Not those lines of a script that look like one. */
export function commentsOf(text: string, which = /^# note \d+/): string[] {
  const lexemes = [...new Lexer().lex(text.replace(/^\uFEFF/, ''))]
  return lexemes
    .filter((lexeme, at) => which.test(lexeme) && lexemes[at - 1] !== '\u001F')
    .map((comment) => comment.trim())
}

/** The sources of all scalars as written, quotes and all, but for the indent of their lines. */
function scalarsOf(text: string): string[] {
  const lexemes = [...new Lexer().lex(text.replace(/^\uFEFF/, ''))]
  return lexemes.flatMap((lexeme, at) => {
    const isBare = lexemes[at - 1] === '\u001F'
    // A value that is not there has no spelling.
    if (lexeme === '' || (!isBare && !/^['"]/.test(lexeme))) return []
    return [
      lexeme
        .split(/\r?\n/)
        .map((line) => line.trim())
        .join('⏎')
        .replace(/⏎+$/, ''),
    ]
  })
}

/** What is in `before` more often than in `after`. */
export function missing(before: readonly string[], after: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const each of after) left.set(each, (left.get(each) ?? 0) + 1)
  return before.filter((each) => {
    const count = left.get(each) ?? 0
    left.set(each, count - 1)
    return count <= 0
  })
}

/** How many scalars the operation takes away: those of the old value, and keys that go. */
function allowance(operation: Operation, value: unknown, after: string): number {
  switch (operation.op) {
    case 'remove':
      return 1 + sizeOf(valueAt(value, operation.path))
    case 'replace':
      return sizeOf(valueAt(value, operation.path))
    case 'add':
      return replacedBy(operation, value).reduce<number>((sum, old) => sum + sizeOf(old), 0)
    case 'move':
      // Lines cannot go into a list in flow style as they are, nor those of a pair into a list.
      return isInFlow(after, operation.path) || !isList(valueAt(value, parentOf(operation.from)))
        ? 1 + sizeOf(valueAt(value, operation.from))
        : 1
    case 'rename':
      return 1
    default:
      return 0
  }
}

const isList = (value: unknown) => Array.isArray(value)
const parentOf = (pointer: string) => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

function isInFlow(text: string, pointer: string): boolean {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { logLevel: 'silent' })
  const tokens = tokensOf(pointer).slice(0, -1)
  return tokens.some((_, at) => {
    const node = document.getIn(tokens.slice(0, at + 1), true)
    return isCollection(node) && node.flow === true
  })
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 0)
  if (typeof value === 'object' && value !== null)
    return Object.values(value).reduce<number>((sum, item) => sum + 1 + sizeOf(item), 0)
  return 1
}
