import type { Document, Node } from 'yaml'
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { SyntaxProblem } from '../entry.ts'
import { tooDeepAt } from '../../patch/tooDeep.ts'
import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { duplicateKeys } from './duplicateKeys.ts'

/** UTF-16 code units of own text that are parsed. No step is so long; the parser would take seconds over hostile text. */
const MAX_OWN_TEXT = 400_000

/** Errors that are kept: a quote that is not closed can make one of each line. */
const MAX_ERRORS = 1000

const OPTIONS = { keepSourceTokens: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const

const TOO_DEEP = 'This is nested too deep to be read'

/** An entry's own text, parsed alone. Ranges of its nodes count in the own text. */
export interface ParsedOwn {
  readonly text: string
  /** Blanks before the entry's first character. */
  readonly indent: number
  readonly document: Document.Parsed | undefined
  /** The entry's own mapping (or whatever stands there). */
  readonly node: Node | null | undefined
  /** Nodes that stand for child lists. */
  readonly elided: ReadonlySet<Node>
  /** Ranges count in the own text. */
  readonly errors: readonly SyntaxProblem[]
}

export function parseOwn(entry: OutlineEntry, text: string, indent: number): ParsedOwn {
  const documents = text.length > MAX_OWN_TEXT ? 'This is too long to be read' : parsed(text)
  if (typeof documents === 'string') return unreadable(text, indent, documents)
  const document = documents[0]
  const node = nodeAt(itemNode(entry, document?.contents), entry.nodePath)
  const elided = new Set<Node>()
  for (const list of entry.lists) {
    const found = nodeAt(node, list.path)
    if (found) elided.add(found)
  }
  const errors = documents
    .flatMap((each) => [...each.errors, ...each.warnings, ...duplicateKeys(each)])
    .slice(0, MAX_ERRORS)
    .map(({ message, pos, code }) => ({
      message,
      code,
      range: { start: pos[0], end: Math.max(pos[0], Math.min(pos[1], text.length)) },
    }))
  return { text, indent, document, node, elided, errors }
}

function unreadable(text: string, indent: number, message: string): ParsedOwn {
  const errors = [{ message, range: { start: indent, end: text.length } }]
  return { text, indent, document: undefined, node: undefined, elided: new Set(), errors }
}

function parsed(text: string): Document.Parsed[] | string {
  if (tooDeepAt(text) !== undefined) return TOO_DEEP
  try {
    const documents = parseAllDocuments(text, OPTIONS)
    return Array.isArray(documents) ? documents : []
  } catch (error) {
    // The parser recurses, so a nesting of some thousand levels overflows its stack.
    if (error instanceof RangeError) return TOO_DEEP
    throw error
  }
}

/** A list's item is parsed as a list of one; a body, a flow item and the document stand for themselves. */
function itemNode(entry: OutlineEntry, contents: Node | null | undefined): Node | null | undefined {
  if (entry.kind === 'document' || !isSeq(contents) || contents.flow === true) return contents
  return contents.items[0] as Node | null | undefined
}

export function nodeAt(node: Node | null | undefined, path: readonly (string | number)[]): Node | null | undefined {
  let at = node
  for (const part of path) {
    if (isMap(at)) at = pairAt(at, part)?.value as Node | null | undefined
    else if (isSeq(at) && typeof part === 'number') at = at.items[part] as Node | null | undefined
    else return undefined
  }
  return at
}

/** Keys compare as text: a number in a path also finds a key that is a number in YAML. */
export function pairAt(node: Node, part: string | number) {
  if (!isMap(node)) return undefined
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
}
