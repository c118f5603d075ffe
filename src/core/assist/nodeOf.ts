import type { DocumentKind, Entry } from '../document/entry.ts'
import type { NodeKind } from '../schema/contract.ts'

/** What the schema calls an entry, and which leading tokens of a path it does not count (`pipeline`, `template`). */
export interface SchemaNode {
  readonly kind: NodeKind
  readonly type: string | undefined
  readonly path: readonly (string | number)[]
}

const ROOTS: Partial<Record<DocumentKind, { readonly kind: NodeKind; readonly key: string }>> = {
  pipeline: { kind: 'pipeline', key: 'pipeline' },
  template: { kind: 'template', key: 'template' },
  inputSet: { kind: 'inputSet', key: 'inputSet' },
  overlayInputSet: { kind: 'inputSet', key: 'overlayInputSet' },
}

/** `undefined` where the schema has nothing to say: outside the root key, in an unreadable item. */
export function schemaNode(
  document: DocumentKind,
  entry: Entry,
  path: readonly (string | number)[],
): SchemaNode | undefined {
  if (entry.kind === 'step' || entry.kind === 'stepGroup' || entry.kind === 'stage') {
    return { kind: entry.kind, type: entry.type, path }
  }
  const root = entry.kind === 'document' ? ROOTS[document] : undefined
  return root && path[0] === root.key ? { kind: root.kind, type: entry.type, path: path.slice(1) } : undefined
}
