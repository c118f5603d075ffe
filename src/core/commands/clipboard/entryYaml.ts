import { lineAt } from '../../document/lineAt.ts'
import type { EntryKey } from '../../document/entry.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'

/** The YAML of entries as a list at the left margin, comments above them included: what a clipboard carries. */
export function yamlOf(document: PipelineDocument, keys: readonly EntryKey[]): string {
  return inTextOrder(document, keys)
    .map((key) => itemYaml(document, key))
    .join('')
}

/** The entries in the order of the text, without those that stand inside others of them. */
export function inTextOrder(document: PipelineDocument, keys: readonly EntryKey[]): readonly EntryKey[] {
  const chosen = new Set(keys)
  return [...chosen]
    .filter((key) => document.entry(key) && !document.ancestorsOf(key).some((entry) => chosen.has(entry.key)))
    .toSorted((a, b) => (document.rangeOf(a)?.start ?? 0) - (document.rangeOf(b)?.start ?? 0))
}

/** One entry as the one item of a list, with LF, whatever the file's line ends. */
export function itemYaml(document: PipelineDocument, key: EntryKey): string {
  const range = document.rangeOf(key)
  if (!range) return ''
  const text = document.slice(range).trimEnd()
  const { line, column } = document.positionAt(range.start)
  const [first = '', ...rest] = text.split(/\r?\n/)
  const isItem = /^-(?:\s|$)/.test(first)
  // A mapping that is the whole file, or an item in flow style, gets a dash.
  const lines = isItem
    ? [first, ...rest.map((each) => withoutIndent(each, column))]
    : [`- ${first}`, ...rest.map((each) => (each.trim() === '' ? '' : `  ${withoutIndent(each, column)}`))]
  const comments = isItem ? commentsAbove(document, line, column) : []
  return [...comments, ...lines].map((each) => `${each}\n`).join('')
}

function commentsAbove(document: PipelineDocument, line: number, column: number): readonly string[] {
  const found: string[] = []
  for (let above = line - 1; above >= 0; above -= 1) {
    const text = lineAt(document, above)
    if (!/^ *#/.test(text) || text.indexOf('#') !== column) break
    found.unshift(text.slice(column))
  }
  return found
}

function withoutIndent(line: string, column: number): string {
  const indent = line.length - line.trimStart().length
  return line.slice(Math.min(indent, column))
}
