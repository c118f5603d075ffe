import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { Document } from 'yaml'

/** An alias whose anchor is not in this text: equal only to itself. */
export class OpaqueAlias {
  constructor(readonly name: string) {}
}

const MAX_DEPTH = 400
const MAX_ALIASES = 10_000

/** The plain value of a node: what the operations of RFC 6902 work on. Merge keys stay keys. Throws on alias bombs and loops. */
export function plainOf(document: Document, node: unknown, aliases: 'resolved' | 'opaque' = 'resolved'): unknown {
  let resolved = 0
  const walk = (at: unknown, depth: number): unknown => {
    if (depth > MAX_DEPTH) throw new RangeError('too deep')
    if (isAlias(at)) {
      if (aliases === 'opaque') return new OpaqueAlias(at.source)
      resolved += 1
      if (resolved > MAX_ALIASES) throw new RangeError('too many aliases')
      const target = at.resolve(document)
      return target ? walk(target, depth + 1) : new OpaqueAlias(at.source)
    }
    if (isScalar(at)) return typeof at.value === 'bigint' ? Number(at.value) : at.value
    if (isSeq(at)) return at.items.map((item) => walk(isPair(item) ? singlePair(item) : item, depth + 1))
    if (isMap(at)) {
      const map: Record<string, unknown> = Object.create(null)
      for (const pair of at.items) map[keyText(pair.key)] = walk(pair.value, depth + 1)
      return map
    }
    return at ?? null
  }
  const singlePair = (pair: { key: unknown; value: unknown }) => pair.value
  return walk(node, 0)
}

/** A key as JSON Pointer names it: a scalar's value as text; of other keys, their source. */
export function keyText(key: unknown): string {
  if (isScalar(key))
    return typeof key.value === 'string' ? key.value : key.value === null ? '' : JSON.stringify(key.value)
  return key === null || key === undefined ? '' : JSON.stringify(key)
}

export function equalValues(a: unknown, b: unknown): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof OpaqueAlias || b instanceof OpaqueAlias) {
    return a instanceof OpaqueAlias && b instanceof OpaqueAlias && a.name === b.name
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => equalValues(item, b[index]))
    )
  }
  const keys = Object.keys(a)
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalValues(left[key], right[key]))
  )
}
