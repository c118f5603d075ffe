import type { Document } from 'yaml'
import { isScalar, visit } from 'yaml'

export interface DuplicateKey {
  readonly code: 'DUPLICATE_KEY'
  readonly message: string
  readonly pos: readonly [number, number]
}

/** Keys that stand a second time in their mapping. The parser's own search compares each key with all others. */
export function duplicateKeys(document: Document.Parsed): DuplicateKey[] {
  const found: DuplicateKey[] = []
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const [start] = key.range ?? [0]
        if (known.has(key.value))
          found.push({ code: 'DUPLICATE_KEY', message: 'Map keys must be unique', pos: [start, start + 1] })
        known.add(key.value)
      }
    },
  })
  return found
}
