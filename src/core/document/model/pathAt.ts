import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { pathInNode } from './locate.ts'
import { OwnMap } from './ownText.ts'
import type { ParsedOwn } from './parseOwn.ts'

type Place = { readonly path: readonly (string | number)[]; readonly on: 'key' | 'value' }

/** The path, from the entry's own mapping, of what stands at an offset of the entry. */
export function pathAtOffset(entry: OutlineEntry, parsed: ParsedOwn, offset: number): Place | undefined {
  const at = new OwnMap(entry, parsed.indent).toOwn(offset)
  return pathInNode(parsed.node, at, parsed.text)
}
