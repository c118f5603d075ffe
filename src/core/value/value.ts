/** Keys and indices from a mapping or list to a value inside of it. */
export type Path = readonly (string | number)[]

export type Mapping = Readonly<Record<string, unknown>>

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a mapping; an empty one for everything else. */
export function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {}
}

/** What stands at a path; `undefined` when nothing does. Own keys only: `constructor` is a key like any other. */
export function valueAt(root: unknown, path: Path): unknown {
  let at = root
  for (const part of path) {
    if (Array.isArray(at) && typeof part === 'number') at = at[part]
    else if (isMapping(at) && Object.hasOwn(at, part)) at = at[part]
    else return undefined
  }
  return at
}

export function startsWith(path: Path, start: Path): boolean {
  return path.length >= start.length && start.every((part, index) => String(part) === String(path[index]))
}

/** Equal as YAML values; the order of a mapping's keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  }
  if (!isMapping(a) || !isMapping(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  )
}
