import { isAlias, isCollection, isMap, isScalar, isSeq, parseAllDocuments, parseDocument, visit } from 'yaml'
import type { Alias, Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { Refusal } from './refusal.ts'
import { keyText } from './plain.ts'

export interface Tree {
  readonly text: string
  readonly document: Document.Parsed
}

export type Parent =
  | { readonly kind: 'root' }
  | { readonly kind: 'map'; readonly map: YAMLMap; readonly index: number; readonly pair: Pair }
  | { readonly kind: 'seq'; readonly seq: YAMLSeq; readonly index: number }

export type Value = Scalar | YAMLMap | YAMLSeq | Alias | null

const OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  merge: false,
} as const

/** Reads a text as one YAML document; several or broken ones are a refusal. */
export function readTree(text: string, fragment = false): Tree | { readonly refusal: Refusal } {
  let document: Document.Parsed
  try {
    document = parseDocument(text, OPTIONS)
  } catch {
    return { refusal: { code: 'yaml-syntax', reason: 'The text is nested too deeply to be read.' } }
  }
  const several = document.errors.find((error) => error.code === 'MULTIPLE_DOCS')
  if (several) {
    const first = parseAllDocuments(text, OPTIONS)
    const one = Array.isArray(first) ? first[0] : undefined
    if (!one || one.errors.length > 0) return { refusal: { code: 'yaml-syntax', range: { start: 0, end: 0 } } }
    return { text, document: one }
  }
  const error = document.errors.find(({ code }) => !(fragment && code === 'BAD_ALIAS'))
  if (error) {
    return {
      refusal: { code: 'yaml-syntax', range: { start: error.pos[0], end: error.pos[1] }, reason: error.message },
    }
  }
  return { text, document }
}

/** The value at tokens, and what holds it. Walking through an alias or a missing key is a refusal. */
export function locate(
  tree: Tree,
  tokens: readonly string[],
): { parent: Parent; value: Value } | { refusal: Refusal; at: number } {
  let value = tree.document.contents as Value
  let parent: Parent = { kind: 'root' }
  for (const [at, token] of tokens.entries()) {
    if (isAlias(value)) return { refusal: inherited(value.source, value.range), at }
    if (isMap(value)) {
      const found = value.items.flatMap((pair, index) => (keyText(pair.key) === token ? [{ pair, index }] : []))
      if (found.length > 1) return { refusal: { code: 'duplicate-key', ...rangeOf(value) }, at }
      const [one] = found
      if (!one) {
        const merged = mergeSource(value)
        return {
          refusal: merged ? inherited(merged.source, merged.range) : { code: 'path-not-found', ...rangeOf(value) },
          at,
        }
      }
      parent = { kind: 'map', map: value, index: one.index, pair: one.pair }
      value = (one.pair.value ?? null) as Value
    } else if (isSeq(value)) {
      const index = indexOf(token)
      if (index === undefined) return { refusal: { code: 'path-not-found', ...rangeOf(value) }, at }
      if (index >= value.items.length) return { refusal: { code: 'index-out-of-range', ...rangeOf(value) }, at }
      parent = { kind: 'seq', seq: value, index }
      value = (value.items[index] ?? null) as Value
    } else return { refusal: { code: 'path-not-found', ...rangeOf(value) }, at }
  }
  return { parent, value }
}

function inherited(anchor: string, range: readonly number[] | null | undefined): Refusal {
  return { code: 'inherited-value', anchor, ...(range ? { range: { start: range[0] ?? 0, end: range[1] ?? 0 } } : {}) }
}

/** The alias a map takes keys from by `<<`. */
export function mergeSource(map: YAMLMap): Alias | undefined {
  for (const { key, value } of map.items) {
    if (!isScalar(key) || key.value !== '<<') continue
    if (isAlias(value)) return value
    if (isSeq(value)) return value.items.find((item): item is Alias => isAlias(item))
  }
  return undefined
}

export function indexOf(token: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(token) ? Number(token) : undefined
}

export function rangeOf(node: Value): { range?: { start: number; end: number } } {
  return node?.range ? { range: { start: node.range[0], end: node.range[1] } } : {}
}

/** The anchor inside `node` that an alias outside of it names, if any. */
export function anchorInUse(tree: Tree, node: Value): string | undefined {
  const own = new Set<string>()
  const inside = new Set<unknown>()
  if (node === null) return undefined
  visit(node, {
    Node: (_, at) => {
      inside.add(at)
      if (!isAlias(at) && at.anchor) own.add(at.anchor)
    },
  })
  if (own.size === 0) return undefined
  let used: string | undefined
  visit(tree.document, {
    Alias: (_, alias) => {
      if (!inside.has(alias) && own.has(alias.source)) used = alias.source
    },
  })
  return used
}

export function isFlow(node: Value): boolean {
  return isCollection(node) && node.flow === true
}
