import { parseAllDocuments, parseDocument } from 'yaml'
import type { Alias, Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { TextRange } from '../text/range.ts'
import { plainOf } from './plain.ts'
import type { Refusal } from './refusal.ts'
import { tooDeepAt } from './tooDeep.ts'

/** A text and what it reads as. The nodes know their ranges and source tokens. */
export interface Tree {
  readonly text: string
  readonly document: Document.Parsed
}

export type Collection = YAMLMap | YAMLSeq
export type Value = Scalar | Collection | Alias | null
/** The key of a map's pair or the index of a list's item is `index`, as the AST counts. */
export type Parent =
  | { readonly kind: 'root' }
  | { readonly kind: 'map'; readonly map: YAMLMap; readonly index: number; readonly pair: Pair }
  | { readonly kind: 'seq'; readonly seq: YAMLSeq; readonly index: number }

/** Merge keys are read as keys, and duplicate keys as two: an edit must see what is written. */
const OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  merge: false,
} as const

const TOO_DEEP = { code: 'yaml-syntax', reason: 'The text is nested too deeply to be read.' } as const

/** Reads a text; of several documents, the first. An alias may name an anchor that is not there. */
export function readTree(text: string): Tree | { readonly refusal: Refusal } {
  const deep = tooDeepAt(text)
  if (deep !== undefined) return { refusal: { ...TOO_DEEP, range: { start: deep, end: deep } } }
  let document: Document.Parsed | undefined
  try {
    document = parseDocument(text, OPTIONS)
    if (document.errors.some(({ code }) => code === 'MULTIPLE_DOCS'))
      document = (parseAllDocuments(text, OPTIONS) as Document.Parsed[])[0]
  } catch (error) {
    // The parser works by recursion: nesting beyond the stack is the one thing that it throws at.
    if (!(error instanceof RangeError)) throw error
    return { refusal: TOO_DEEP }
  }
  const error = document?.errors[0]
  if (!document || error) {
    const [start, end] = error?.pos ?? [0, 0]
    return { refusal: { code: 'yaml-syntax', range: { start, end }, ...(error ? { reason: error.message } : {}) } }
  }
  return { text, document }
}

/** The document's value with aliases as what they are: an edit where an anchor stands is rightly seen by its aliases. */
export function wholeValue({ document }: Tree): unknown {
  return plainOf(document, document.contents, 'opaque')
}

/** The range of a node, as a part of a refusal. */
export function rangeOf(node: Value): { range?: TextRange } {
  return node?.range ? { range: { start: node.range[0], end: node.range[1] } } : {}
}
