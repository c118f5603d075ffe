import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'
import type { Alias, Document, Node } from 'yaml'
import { aliasTargets } from './aliasTargets.ts'

/** An alias as a value of its own: equal only to another one of the same anchor. */
export class OpaqueAlias {
  constructor(readonly name: string) {}
}

/** Deeper or more often resolved, a document is an attack, not a pipeline. */
const MAX_DEPTH = 400
const MAX_ALIASES = 10_000
/** Collections that are keys in keys: as JSON in JSON, each level doubles the quotes of the one below. */
const MAX_KEY_LEVELS = 8

/** A text that can be parsed, but not be read within these bounds. */
export class HostileText extends Error {}

/**
 * The plain value of a node: what the operations of RFC 6902 work on. Merge keys stay keys. Maps have no prototype.
 * Throws HostileText for alias bombs and loops.
 */
export function plainOf(document: Document, node: unknown, aliases: 'resolved' | 'opaque' = 'resolved'): unknown {
  let resolved = 0
  let targets: ReadonlyMap<Alias, Node | undefined> | undefined
  const walk = (at: unknown, depth: number): unknown => {
    if (depth > MAX_DEPTH) throw new HostileText('The text is nested too deeply to be read.')
    if (isAlias(at)) {
      if (aliases === 'opaque') return new OpaqueAlias(at.source)
      resolved += 1
      if (resolved > MAX_ALIASES) throw new HostileText('The text has too many aliases to be read.')
      // Found for all at once: `resolve` goes through the whole document.
      targets ??= aliasTargets(document)
      const target = targets.has(at) ? targets.get(at) : at.resolve(document)
      return target ? walk(target, depth + 1) : new OpaqueAlias(at.source)
    }
    if (isScalar(at)) return typeof at.value === 'bigint' ? Number(at.value) : at.value
    if (isSeq(at)) return at.items.map((item) => walk(isPair(item) ? item.value : item, depth + 1))
    if (isMap(at)) {
      const map: Record<string, unknown> = Object.create(null)
      for (const pair of at.items) map[keyText(pair.key)] = walk(pair.value, depth + 1)
      return map
    }
    return at ?? null
  }
  return walk(node, 0)
}

/** A key as JSON Pointer names it: a scalar's value as text; of other keys, their JSON. Throws HostileText for keys in keys in keys. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return key === null || key === undefined ? '' : jsonOfKey(key)
  return typeof key.value === 'string' ? key.value : key.value === null ? '' : JSON.stringify(key.value)
}

function jsonOfKey(key: unknown): string {
  if (keyLevels(key) > MAX_KEY_LEVELS) throw new HostileText('The text has keys nested too deeply to be read.')
  return JSON.stringify(key)
}

function keyLevels(node: unknown): number {
  if (isPair(node)) return Math.max(isScalar(node.key) ? 0 : 1 + keyLevels(node.key), keyLevels(node.value))
  if (!isMap(node) && !isSeq(node)) return 0
  return node.items.reduce((most: number, item) => Math.max(most, keyLevels(item)), 0)
}

/** Deep equality of plain values; the order of keys does not count, `NaN` equals itself. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof OpaqueAlias || b instanceof OpaqueAlias)
    return a instanceof OpaqueAlias && b instanceof OpaqueAlias && a.name === b.name
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => equalValues(item, b[index]))
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalValues(left[key], right[key]))
  )
}

/** `value` with the thing at `tokens` changed; everything else is shared. */
export function changedAt(value: unknown, tokens: readonly string[], change: (old: unknown) => unknown): unknown {
  const [token, ...rest] = tokens
  if (token === undefined) return change(value)
  if (Array.isArray(value)) return value.with(Number(token), changedAt(value[Number(token)], rest, change))
  const map: Record<string, unknown> = Object.assign(Object.create(null), value)
  map[token] = changedAt(map[token], rest, change)
  return map
}

/** A list or map without one of its members. */
export function withoutMember(holder: unknown, token: string): unknown {
  if (Array.isArray(holder)) return holder.toSpliced(Number(token), 1)
  const map: Record<string, unknown> = Object.assign(Object.create(null), holder)
  delete map[token]
  return map
}

/** A map with a member more. */
export function withMember(map: unknown, key: string, value: unknown): unknown {
  return Object.assign(Object.create(null), map, { [key]: value })
}
