import { equalValues, OpaqueAlias } from './plain.ts'

/** The smallest operations that turn one value into another. */
export type Change =
  | { readonly op: 'add' | 'replace'; readonly tokens: readonly string[]; readonly value: unknown }
  | { readonly op: 'remove'; readonly tokens: readonly string[] }

/** What differs between two values. Things of one kind are compared member by member, so that the rest can stay. */
export function differences(old: unknown, value: unknown, tokens: readonly string[]): Change[] {
  if (equalValues(old, value)) return []
  if (Array.isArray(old) && Array.isArray(value) && old.length > 0 && value.length > 0)
    return listDifferences(old, value, tokens)
  if (isMapValue(old) && isMapValue(value)) {
    const kept = Object.keys(old).filter((key) => Object.hasOwn(value, key))
    if (kept.length > 0) return mapDifferences(old, value, kept, tokens)
  }
  return [{ op: 'replace', tokens, value }]
}

function mapDifferences(
  old: Readonly<Record<string, unknown>>,
  value: Readonly<Record<string, unknown>>,
  kept: readonly string[],
  tokens: readonly string[],
): Change[] {
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key))
  const added = Object.keys(value).filter((key) => !Object.hasOwn(old, key))
  return [
    ...kept.flatMap((key) => differences(old[key], value[key], [...tokens, key])),
    ...gone.map((key): Change => ({ op: 'remove', tokens: [...tokens, key] })),
    ...added.map((key): Change => ({ op: 'add', tokens: [...tokens, key], value: value[key] })),
  ]
}

/** Equal heads and tails stay; what is between is replaced in pairs, the longer one's rest removed or added. */
function listDifferences(old: readonly unknown[], value: readonly unknown[], tokens: readonly string[]): Change[] {
  const shorter = Math.min(old.length, value.length)
  let head = 0
  while (head < shorter && equalValues(old[head], value[head])) head += 1
  let tail = 0
  while (tail < shorter - head && equalValues(old.at(-1 - tail), value.at(-1 - tail))) tail += 1
  const at = (index: number) => [...tokens, String(index)]
  const indexes = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
  const both = shorter - tail
  return [
    ...indexes(head, both).flatMap((index) => differences(old[index], value[index], at(index))),
    ...indexes(both, old.length - tail)
      .reverse()
      .map((index): Change => ({ op: 'remove', tokens: at(index) })),
    ...indexes(both, value.length - tail).map(
      (index): Change => ({ op: 'add', tokens: at(index), value: value[index] }),
    ),
  ]
}

function isMapValue(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof OpaqueAlias)
}
