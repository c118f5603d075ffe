import type { FoundOutline } from './found.ts'
import { outlineFromParse } from './outlineFromParse.ts'

export function readOutline(text: string): FoundOutline {
  return outlineFromParse(text, { tolerant: true }) as FoundOutline
}
