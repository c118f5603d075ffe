import type { Entry } from '../../core/document/entry.ts'

export function EntryMenu({ entry }: { entry: Entry }) {
  void entry
  return null
}
