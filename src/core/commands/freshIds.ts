import type { Entry } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation } from '../patch/operation.ts'
import { formatPointer } from '../patch/pointer.ts'
import type { Path } from '../value/value.ts'
import { isMapping } from '../value/value.ts'
import type { IdChange } from './mentionsOfId.ts'
import { withNewIds } from './mentionsOfId.ts'
import { takenIn, uniqueOf } from './uniqueIds.ts'

/** A copy of an entry, and where it stands once it is made. */
export interface Copy {
  readonly entry: Entry
  readonly pointer: string
}

/**
 * Replaces the identifiers, and the names that equal another's, inside copies, and makes what is copied call itself by
 * the new ones. `document` is the one that the entries are of, `scope` what they must be unique in, `group` the Id of
 * the step group around them.
 */
export function freshIds(
  document: PipelineDocument,
  copies: readonly Copy[],
  scope: Entry,
  group?: string,
): Operation[] {
  const taken = takenIn(scope)
  const identifiers = new Set(taken.identifiers)
  const names = new Set(taken.names)
  const operations: Operation[] = []
  const changes: IdChange[] = []
  for (const copy of copies) {
    walk(copy, group, (each, node, within) => {
      if (each.identifier === undefined) return
      if (!identifiers.has(each.identifier)) {
        identifiers.add(each.identifier)
        return
      }
      const fresh = uniqueOf(each.identifier, identifiers)
      identifiers.add(fresh)
      changes.push({ from: each.identifier, to: fresh, group: within, isGroup: each.kind === 'stepGroup' })
      operations.push({ op: 'replace', path: `${node}/identifier`, value: fresh })
      if (each.name === undefined || !names.has(each.name)) return
      const name = each.name === each.identifier ? fresh : uniqueName(each.name, names)
      names.add(name)
      operations.push({ op: 'replace', path: `${node}/name`, value: name })
    })
  }
  if (changes.length === 0) return operations
  for (const copy of copies) {
    walk(copy, group, (each, node) => {
      for (const { path, text } of textsIn(document.model(each.key)?.value)) {
        const changed =
          path.length === 1 && (path[0] === 'identifier' || path[0] === 'name') ? text : withNewIds(text, changes)
        if (changed !== text) operations.push({ op: 'replace', path: node + formatPointer(path), value: changed })
      }
    })
  }
  return operations
}

/** Every entry of a copy with the pointer to its own mapping and the Id of the group around it, before any change. */
function walk(
  { entry, pointer }: Copy,
  group: string | undefined,
  visit: (entry: Entry, node: string, group: string | undefined) => void,
): void {
  const node = pointer + formatPointer(entry.nodePath)
  visit(entry, node, group)
  const within = entry.kind === 'stepGroup' ? entry.identifier : group
  for (const list of entry.lists) {
    list.items.forEach((item, index) =>
      walk({ entry: item, pointer: `${node}${formatPointer(list.path)}/${index}` }, within, visit),
    )
  }
}

function* textsIn(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index])
  else if (isMapping(value)) for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key])
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number += 1) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`
}
