import { isAlias, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Alias, Pair, YAMLMap } from 'yaml'
import { keyText } from './plain.ts'
import type { Tree, Value } from './tree.ts'

/** The anchor inside `node` that an alias outside of it names, if there is one. */
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
      if (inside.has(alias) || !own.has(alias.source)) return undefined
      used = alias.source
      return visit.BREAK
    },
  })
  return used
}

/** Whether an alias names the anchor of this very node. */
export function isShared({ document }: Tree, node: Value): boolean {
  const anchor = isAlias(node) || node === null ? undefined : node.anchor
  if (anchor === undefined) return false
  let shared = false
  visit(document, {
    Alias: (_, { source }) => {
      if (source !== anchor) return undefined
      shared = true
      return visit.BREAK
    },
  })
  return shared
}

/** How many aliases name an anchor that does not stand before them: the parser does not mind. */
export function danglingAliases({ text, document }: Tree): number {
  if (!text.includes('*')) return 0
  const known = new Set<string>()
  let count = 0
  visit(document, {
    Node: (_, at) => {
      if (isAlias(at)) count += known.has(at.source) ? 0 : 1
      else if (at.anchor) known.add(at.anchor)
    },
  })
  return count
}

export function holdsAnchor(node: Value): boolean {
  let found = false
  visit(node, {
    Node: (_, at) => {
      if (isAlias(at) || !at.anchor) return undefined
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** What a map inherits under `key` by `<<`: from which alias, and, where the anchor is in this text, the pair. */
export function inheritedPair(tree: Tree, map: YAMLMap, key: string): { alias: Alias; pair?: Pair } | undefined {
  for (const alias of mergedAliases(map)) {
    const source = alias.resolve(tree.document)
    if (!source) return { alias }
    if (!isMap(source)) continue
    const pair = source.items.find((each) => keyText(each.key) === key)
    if (pair) return { alias, pair }
    const deeper = source === map ? undefined : inheritedPair(tree, source, key)
    if (deeper) return deeper
  }
  return undefined
}

function mergedAliases(map: YAMLMap): Alias[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || key.value !== '<<') return []
    if (isAlias(value)) return [value]
    return isSeq(value) ? value.items.filter((item): item is Alias => isAlias(item)) : []
  })
}
