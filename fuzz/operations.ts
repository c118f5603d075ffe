import type { Operation, YamlValue } from '../src/core/patch/operation.ts'
import { formatPointer } from '../src/core/patch/pointer.ts'
import type { Random } from './random.ts'

/** Strings that YAML likes to misread, and ordinary ones. */
const STRINGS = [
  'plain',
  'yes',
  'on',
  '0777',
  '10:30',
  '1e3',
  '1_000',
  '2024-01-01',
  'a: b',
  'x # y',
  '# x',
  ' lead',
  'trail ',
  '',
  '~',
  'null',
  'true',
  '<+input>',
  '<+input>.allowedValues(a,b)',
  "it's",
  '"quoted"',
  '- dash',
  '{a}',
  '[b]',
  '*star',
  '&and',
  '!bang',
  '%cent',
  '@at',
  '`tick`',
  '|',
  '>',
  'ümläut 🚀',
  'docker:27-dind',
  '--mtu=1450',
  'a\nb',
  'a\nb\n',
  'a\n\nb\n\n',
  '  two\nspaces',
  'tab\there',
  '\n',
  'x'.repeat(130),
  'word '.repeat(40).trim(),
  'C:\\path',
  '=',
  '<<',
]
const VALUES: readonly YamlValue[] = [
  ...STRINGS,
  0,
  1,
  -2.5,
  1e21,
  true,
  false,
  null,
  {},
  [],
  { a: 1 },
  ['x', 'y'],
  { spec: { image: 'a:b', list: ['1', '2'] } },
  [{ k: 'v' }, 'z'],
]
const KEYS = ['alpha', 'a.b', 'with space', 'yes', '7', 'x/y', 'tilde~', 'ümlaut']

interface Place {
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly parent: unknown
  /** Seen before: an alias. */
  readonly isAlias: boolean
}

/** One operation that RFC 6902 allows on the value. */
export function randomOperation(value: unknown, random: Random): Operation {
  const places: Place[] = []
  collect(value, [], undefined, places)
  const inner = places.filter(({ path }) => path.length > 0)
  const lists = places.filter(({ value: at, isAlias }) => Array.isArray(at) && !isAlias)
  const maps = places.filter(({ value: at, isAlias }) => isMap(at) && !isAlias)
  const kind = random.below(12)
  const any = () => random.pick(inner)
  if (kind <= 3 || inner.length === 0)
    return {
      op: 'replace',
      path: formatPointer((inner.length === 0 ? random.pick(places) : any()).path),
      value: random.pick(VALUES),
    }
  if (kind <= 5 && maps.length > 0)
    return {
      op: 'add',
      path: formatPointer([...random.pick(maps).path, random.pick(KEYS)]),
      value: random.pick(VALUES),
    }
  if (kind === 6 && lists.length > 0) {
    const list = random.pick(lists)
    const length = (list.value as unknown[]).length
    return { op: 'add', path: formatPointer([...list.path, random.below(length + 1)]), value: random.pick(VALUES) }
  }
  if (kind === 7 || kind === 8) return { op: 'remove', path: formatPointer(any().path) }
  if (kind === 9) {
    const place = random.pick(inner.filter(({ parent }) => isMap(parent)).concat(inner.slice(0, 1)))
    const taken = isMap(place.parent) ? Object.keys(place.parent) : []
    const name = KEYS.find((key) => !taken.includes(key))
    if (isMap(place.parent) && name !== undefined) return { op: 'rename', path: formatPointer(place.path), name }
  }
  const moved = random.pick(inner.filter(({ parent }) => Array.isArray(parent)).concat(inner.slice(0, 1)))
  const target = random.pick(lists.concat(places.slice(0, 1)))
  const isInside = moved.path.every((token, index) => target.path[index] === token)
  if (!Array.isArray(target.value) || isInside) return { op: 'remove', path: formatPointer(any().path) }
  const sameList =
    target.path.length === moved.path.length - 1 && target.path.every((token, index) => moved.path[index] === token)
  const at = random.below(target.value.length + (sameList ? 0 : 1))
  if (random.next() < 0.3)
    return {
      op: 'copy',
      from: formatPointer(moved.path),
      path: formatPointer([...target.path, random.below(target.value.length + 1)]),
    }
  const from = formatPointer(moved.path)
  const path = pointerAfter(moved.path, [...target.path, at])
  // RFC 6902 forbids a `from` that is the beginning of `path`, even where another item has taken that place by then.
  return path.startsWith(`${from}/`) ? { op: 'remove', path: from } : { op: 'move', from, path }
}

/** The pointer a target has once the moved item is gone. */
function pointerAfter(moved: readonly (string | number)[], target: readonly (string | number)[]): string {
  const list = moved.slice(0, -1)
  const index = moved.at(-1)
  const crosses = target.length > moved.length && list.every((token, at) => target[at] === token)
  const step = target[list.length]
  if (!crosses || typeof step !== 'number' || typeof index !== 'number' || step < index) return formatPointer(target)
  return formatPointer(target.with(list.length, step - 1))
}

/** All places of a value. What stands behind an alias is the anchor's: only its first place is entered. */
function collect(
  value: unknown,
  path: readonly (string | number)[],
  parent: unknown,
  places: Place[],
  seen = new Set<unknown>(),
): void {
  const isAlias = typeof value === 'object' && value !== null && seen.has(value)
  places.push({ path, value, parent, isAlias })
  if (isAlias) return
  if (typeof value === 'object') seen.add(value)
  if (Array.isArray(value)) value.forEach((item, index) => collect(item, [...path, index], value, places, seen))
  else if (isMap(value))
    for (const [key, item] of Object.entries(value)) collect(item, [...path, key], value, places, seen)
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
