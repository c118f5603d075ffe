import type { Alias, Document, Node } from 'yaml'
import { isAlias, visit } from 'yaml'

/** What each alias of a document names: the last node above it that has the anchor. One walk for all of them. */
export function aliasTargets(document: Document): ReadonlyMap<Alias, Node | undefined> {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node | undefined>()
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) targets.set(node, anchors.get(node.source))
      else if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node)
    },
  })
  return targets
}
