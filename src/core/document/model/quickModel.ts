import type { EntryModel } from '../entry.ts'
import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { isMapping, valueAt } from '../../value/value.ts'
import { quickValue } from './quickValue.ts'

/** The model of an entry whose own text is plain; `undefined` when the full parser has to read it. */
export function quickModel(entry: OutlineEntry, text: string): EntryModel | undefined {
  const read = quickValue(text)
  if (!read) return undefined
  const isItem = entry.kind !== 'document' && Array.isArray(read.value)
  const value = valueAt(isItem ? read.value : [read.value], [0, ...entry.nodePath])
  // Of a parallel, the list of its branches is all there is.
  if (entry.kind === 'parallel' && Array.isArray(value)) return { key: entry.key, value: [], errors: [] }
  if (!isMapping(value)) return undefined
  for (const { path } of entry.lists) if (!leaveOut(value, path)) return undefined
  return { key: entry.key, value, errors: [] }
}

/** Child lists are entries of their own. Says whether it could be done. */
function leaveOut(value: unknown, path: readonly (string | number)[]): boolean {
  const last = path.at(-1)
  const parent = valueAt(value, path.slice(0, -1))
  if (typeof last !== 'string' || !isMapping(parent)) return false
  return Reflect.deleteProperty(parent, last)
}
