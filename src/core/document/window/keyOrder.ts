import type { NodeKind } from '../../schema/contract.ts'
import { keyOrder } from '../../schema/index.ts'
import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { resolvePointer } from './resolvePointer.ts'

type Path = readonly (string | number)[]

/** The index among `siblings` before which a new key goes; `siblings.length` puts it last. */
export type KeyOrder = (parent: Path, key: string, siblings: readonly string[]) => number

/** The schema's order inside an entry and the entries below it. `skip` tokens of a path lead to the entry itself. */
export function keyOrderIn(root: OutlineEntry, skip = 0): KeyOrder {
  return (parent, key, siblings) => {
    const target = resolvePointer(root, [...parent.slice(skip).map(String), key], new Set())
    const node = target?.at === 'own' ? nodeOf(target.entry, target.tokens.slice(0, -1)) : undefined
    return node ? placeAmong(keyOrder(node.kind, node.type, node.path), key, siblings) : siblings.length
  }
}

/** Before the first sibling that the order puts later. A key that the order does not know goes last. */
export function placeAmong(order: readonly string[], key: string, siblings: readonly string[]): number {
  const rank = order.indexOf(key)
  if (rank === -1) return siblings.length
  const later = siblings.findIndex((sibling) => order.indexOf(sibling) > rank)
  return later === -1 ? siblings.length : later
}

function nodeOf(entry: OutlineEntry, tokens: readonly string[]) {
  const { kind, type, nodePath } = entry
  const isOwnNode = nodePath.every((part, index) => tokens[index] === part)
  if (!isOwnNode) return undefined
  const path = tokens.slice(nodePath.length)
  if (kind === 'step' || kind === 'stepGroup' || kind === 'stage') return { kind, type, path }
  const [root, ...below] = path
  return kind === 'document' && isRootKind(root) ? { kind: root, type, path: below } : undefined
}

function isRootKind(key: string | undefined): key is NodeKind & ('pipeline' | 'template' | 'inputSet') {
  return key === 'pipeline' || key === 'template' || key === 'inputSet'
}
