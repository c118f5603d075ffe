import type { Entry } from '../document/entry.ts'
import { fieldsOf } from '../schema/index.ts'
import type { Path } from '../value/value.ts'
import { startsWith } from '../value/value.ts'

/** What the forms call the field that holds a path of an entry's mapping; the path itself where none does. */
export function fieldLabel(entry: Entry, path: Path): string {
  const { kind, type } = entry
  const isRoot = kind === 'document'
  const fields =
    kind === 'step' || kind === 'stepGroup' || kind === 'stage'
      ? fieldsOf(kind, type)
      : isRoot && path[0] === 'pipeline'
        ? fieldsOf('pipeline')
        : []
  const own = isRoot ? path.slice(1) : path
  return fields.find((field) => startsWith(own, field.path))?.label ?? path.join('.')
}
