import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { pathInNode } from './locate.ts'
import type { ParsedOwn } from './parseOwn.ts'

type Place = { readonly path: readonly (string | number)[]; readonly on: 'key' | 'value' }

/** The path, from the entry's own mapping, of what stands at an offset of the entry. */
export function pathAtOffset(_entry: OutlineEntry, parsed: ParsedOwn, offset: number): Place | undefined {
  const at = parsed.own.toOwn(offset)
  return pathInNode(parsed.node, at, parsed.own.text)
}
