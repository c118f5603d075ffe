/* oxlint-disable no-restricted-imports, no-restricted-globals, no-console -- Only tests import this; they run in Node. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Entry } from './entry.ts'
import type { FoundOutline } from './outline/found.ts'

/** Real pipelines, where they lie beside the repository; tests over them are skipped elsewhere. */
const CORPUS = resolve(process.cwd(), '../shared/corpus')

export interface CorpusFile {
  readonly name: string
  readonly text: string
}

export function corpus(): CorpusFile[] {
  if (!existsSync(CORPUS)) {
    console.warn('Skipped: no corpus of real pipelines beside the repository')
    return []
  }
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(resolve(CORPUS, name), 'utf8') }))
}

/** The shapes that people's editors and systems give the same file. */
export const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replace(/\r?\n/g, '\r\n'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'indented twice as far': (text) => text.replace(/^ +/gm, (blanks) => blanks + blanks),
  'with lists not indented': (text) => text.replace(/^( *) {2}- /gm, '$1- '),
  'without its last line end': (text) => text.trimEnd(),
}

/** YAML written in a test, at the indent of its first line. */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = String.raw({ raw: strings.raw }, ...values)
    .replace(/^\n/, '')
    .split('\n')
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0
  return lines
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
    .trimEnd()
    .concat('\n')
}

/** The entries of a document, one a line, indented by depth: `stepGroup build`, `step dind Background`. */
export function sketch(root: Entry): string[] {
  const lines: string[] = []
  const visit = (entry: Entry, depth: number) => {
    const words = [entry.kind, entry.identifier ?? entry.name, entry.type].filter((word) => word !== undefined)
    if (entry.kind !== 'document') lines.push('  '.repeat(depth) + words.join(' '))
    for (const list of entry.lists)
      for (const item of list.items) visit(item, entry.kind === 'document' ? 0 : depth + 1)
  }
  visit(root, 0)
  return lines
}

/** An outline as plain text, keys left out, absolute offsets: two outlines are equal when this is. */
export function drawn(root: Entry): string {
  const lines: string[] = []
  const visit = (entry: Entry, start: number, depth: number) => {
    const { kind, type, name, identifier, templateRef, nodePath, lists, length } = entry
    lines.push(
      `${'  '.repeat(depth)}${start}+${length} ${JSON.stringify([kind, type, name, identifier, templateRef, nodePath])}`,
    )
    for (const list of lists) {
      lines.push(`${'  '.repeat(depth)}${list.name} ${JSON.stringify(list.path)} ${list.items.length}`)
      list.items.forEach((item, index) => visit(item, start + (list.offsets[index] ?? 0), depth + 1))
    }
  }
  visit(root, 0, 0)
  return lines.join('\n')
}

export function drawnFound({ root }: FoundOutline): string {
  const lines: string[] = []
  const visit = (found: FoundOutline['root'], depth: number) => {
    const { kind, type, name, identifier, templateRef, nodePath, lists, start, end } = found
    lines.push(
      `${'  '.repeat(depth)}${start}+${end - start} ${JSON.stringify([kind, type, name, identifier, templateRef, nodePath])}`,
    )
    for (const list of lists) {
      lines.push(`${'  '.repeat(depth)}${list.name} ${JSON.stringify(list.path)} ${list.items.length}`)
      for (const item of list.items) visit(item, depth + 1)
    }
  }
  visit(root, 0)
  return lines.join('\n')
}
