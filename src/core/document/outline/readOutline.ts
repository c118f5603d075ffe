import type { FoundOutline } from './found.ts'
import { outlineFromParse } from './outlineFromParse.ts'
import { scanOutline } from './scan.ts'

/** UTF-16 code units of odd YAML that are parsed in full at once; above it the scan's outline stands until a worker has parsed. */
export const MAX_PARSED_AT_ONCE = 65_536

/** The outline of a whole text. For odd YAML the full parse is the truth. */
export function readOutline(text: string): FoundOutline {
  const scanned = scanOutline(text)
  if (!scanned.odd || text.length > MAX_PARSED_AT_ONCE) return scanned
  return outlineFromParse(text) ?? scanned
}
