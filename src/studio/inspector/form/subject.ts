import { schemaNode } from '../../../core/assist/nodeOf.ts'
import type { DocumentKind, Entry, EntryKey } from '../../../core/document/entry.ts'
import type { NodeKind } from '../../../core/schema/contract.ts'
import type { Field } from '../../../core/schema/field.ts'
import { describeAt, fieldsOf } from '../../../core/schema/index.ts'
import type { Companions } from '../edit/plan.ts'
import type { Path } from '../edit/path.ts'
import { startsWith } from '../edit/path.ts'

/** What the inspector is about: an entry, and what the schema calls it. */
export interface Subject {
  readonly key: EntryKey
  readonly kind: NodeKind
  readonly type: string | undefined
  /** From the entry's own mapping to the node that the schema describes: `['pipeline']` at the root of a file, else `[]`. */
  readonly base: Path
}

const NO_ENTRY = { nodePath: [], lists: [], length: 0 }

/** `undefined` for what the schema does not describe: an unreadable item, a file that is not Harness's. */
export function subjectOf(document: DocumentKind, entry: Pick<Entry, 'key' | 'kind' | 'type'>): Subject | undefined {
  const base = entry.kind === 'document' ? [document] : []
  const node = schemaNode(document, { ...NO_ENTRY, ...entry }, base)
  return node && { key: entry.key, kind: node.kind, type: node.type, base }
}

/** The fields of a subject in screen order, with paths that count from the entry's own mapping. */
export function subjectFields({ kind, type, base }: Subject): readonly Field[] {
  const fields = fieldsOf(kind, type)
  if (base.length === 0) return fields
  const rebased = (path: readonly string[]) => [...base.map(String), ...path]
  return fields.map((field) => ({
    ...field,
    path: rebased(field.path),
    ...(field.prune ? { prune: field.prune.map(rebased) } : {}),
  }))
}

/**
 * What a new container cannot be without, where the schema leaves no choice (`type: JUnit` of `reports`) or where the
 * container's fields are those of the first of its types (`type: KubernetesDirect` of `stepGroupInfra`).
 */
export function companionsOf({ kind, type, base }: Subject): Companions {
  return (container) => {
    if (!startsWith(container, base)) return {}
    const path = container.slice(base.length)
    // The node itself is no new container: its type is a step's own.
    if (path.length === 0) return {}
    const required = describeAt(kind, type, path)?.keys?.filter((key) => key.required) ?? []
    const only = required.flatMap(({ key }) => {
      const values = describeAt(kind, type, [...path, key])?.values ?? []
      const value = values.length === 1 || key === 'type' ? values[0]?.value : undefined
      return value === undefined ? [] : [[key, value] as const]
    })
    return Object.fromEntries(only)
  }
}
