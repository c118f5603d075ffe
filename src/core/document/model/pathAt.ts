import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { pathInNode } from './locate.ts'
import { Elision } from './elision.ts'
import type { ParsedOwn } from './parseOwn.ts'

type Place = { readonly path: readonly (string | number)[]; readonly on: 'key' | 'value' }

/** The path, from the entry's own mapping, of what stands at an offset of the entry. */
export function pathAtOffset(entry: OutlineEntry, parsed: ParsedOwn, offset: number): Place | undefined {
  const at = Elision.ofChildren(entry, parsed.indent).toElided(offset)
  return pathInNode(parsed.node, at, parsed.text)
}
