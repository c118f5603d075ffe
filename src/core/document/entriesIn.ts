import type { Entry, EntryKey } from './entry.ts'
import type { PipelineDocument } from './pipelineDocument.ts'

/** An entry and everything that stands in it, however deep, in the order of the text. */
export function* entriesIn(root: Entry): Generator<Entry> {
  const stack = [root]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    yield entry
    stack.push(...entry.lists.flatMap(({ items }) => items).toReversed())
  }
}

/** The entry whose list item a JSON Pointer names (`…/steps/0`); `undefined` where none is. */
export function keyAtPointer(document: PipelineDocument, pointer: string): EntryKey | undefined {
  const stack = [document.outline()]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const own = document.pointerOf(entry.key)
    if (own === pointer) return entry.key
    if (own !== undefined && (own === '' || pointer.startsWith(`${own}/`))) {
      for (const list of entry.lists) stack.push(...list.items)
    }
  }
  return undefined
}
