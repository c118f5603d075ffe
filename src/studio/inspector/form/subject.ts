import { schemaNode } from '../../../core/assist/nodeOf.ts'
import { companionsIn } from '../../../core/commands/companions.ts'
import type { DocumentKind, Entry, EntryKey } from '../../../core/document/entry.ts'
import type { NodeKind } from '../../../core/schema/contract.ts'
import type { Field } from '../../../core/schema/field.ts'
import { fieldsOf } from '../../../core/schema/index.ts'
import { rebasedCondition } from '../../../core/schema/fieldCondition.ts'
import type { Companions } from '../../../core/commands/fieldPlan.ts'
import type { Path } from '../../../core/value/value.ts'
import { startsWith } from '../../../core/value/value.ts'

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
    ...(field.when ? { when: rebasedCondition(field.when, rebased) } : {}),
  }))
}

/** What a new container of the subject cannot be without, by paths from the entry's own mapping. */
export function companionsOf({ kind, type, base }: Subject): Companions {
  const inNode = companionsIn(kind, type)
  return (container) => (startsWith(container, base) ? inNode(container.slice(base.length)) : {})
}
