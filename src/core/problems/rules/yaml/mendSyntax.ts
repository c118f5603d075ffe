import { parseAllDocuments } from 'yaml'
import { tooDeepAt } from '../../../patch/tooDeep.ts'
import type { SyntaxProblem } from '../../../document/entry.ts'
import type { TextEdit } from '../../../text/range.ts'
import type { FindingFix } from '../../rule.ts'

/** A longer text is not tried again with every guess. */
const MAX_TRIED = 20_000

/** A mend of the line of an error that is certain: with it, the text reads without that error. `text` is the entry's. */
export function mendSyntax(error: SyntaxProblem, text: string): FindingFix | undefined {
  const found = text.length > MAX_TRIED ? [] : guesses(error, text)
  if (found.length === 0) return undefined
  const before = errorCount(text)
  for (const { title, edits } of found) {
    const after = errorCount(applied(text, edits))
    if (after < before) return { title, certain: after === 0, edits }
  }
  return undefined
}

interface Guess {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

function guesses({ code, range }: SyntaxProblem, text: string): Guess[] {
  const found: Guess[] = []
  const tabs = tabEdits(text)
  if (tabs.length > 0) found.push({ title: 'Indent with spaces', edits: tabs })
  for (const line of linesNear(text, range.start)) {
    const colon = /^(\s*(?:- )?[A-Za-z_][\w-]*):(?=[^\s:/])/.exec(line.text)
    if (colon?.[1] !== undefined) {
      const at = line.start + colon[1].length + 1
      found.push({ title: 'Add a space after the colon', edits: [{ range: { start: at, end: at }, newText: ' ' }] })
    }
  }
  if (code === 'MISSING_CHAR') {
    const quote = openQuote(text, range.start)
    if (quote) found.push(quote)
  }
  return found
}

/** Two blanks for a tab, as most pipelines are indented. */
function tabEdits(text: string): TextEdit[] {
  return [...text.matchAll(/^[ ]*\t[ \t]*/gm)].map((match) => ({
    range: { start: match.index, end: match.index + match[0].length },
    newText: match[0].replaceAll('\t', '  '),
  }))
}

/** The line of an offset, and the one above it: that is where the cause often stands. */
function linesNear(text: string, offset: number): { start: number; text: string }[] {
  const lines: { start: number; text: string }[] = []
  let start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  for (let count = 0; count < 2; count++) {
    const end = text.indexOf('\n', start)
    lines.push({ start, text: text.slice(start, end === -1 ? text.length : end) })
    if (start === 0) break
    start = text.lastIndexOf('\n', start - 2) + 1
  }
  return lines
}

/** A line whose value opens a quote and never closes it. */
function openQuote(text: string, offset: number): Guess | undefined {
  let start = 0
  for (const line of text.split('\n')) {
    const match = /^(?:\s*(?:- )?(?:[\w-]+:\s+)?)(["'])(?:(?!\1).)*$/.exec(line.replace(/\r$/, ''))
    if (match?.[1] !== undefined && start <= offset) {
      const at = start + line.replace(/\s+$/, '').length
      return { title: 'Close the quote', edits: [{ range: { start: at, end: at }, newText: match[1] }] }
    }
    start += line.length + 1
  }
  return undefined
}

function errorCount(text: string): number {
  if (tooDeepAt(text) !== undefined) return Number.POSITIVE_INFINITY
  try {
    const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' })
    return Array.isArray(documents) ? documents.reduce((sum, { errors }) => sum + errors.length, 0) : 0
  } catch (error) {
    // The parser recurses: nesting of some thousand levels overflows its stack.
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY
    throw error
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let from = 0
  for (const { range, newText } of edits) {
    result += text.slice(from, range.start) + newText
    from = range.end
  }
  return result + text.slice(from)
}
