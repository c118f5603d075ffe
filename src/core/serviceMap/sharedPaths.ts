import type { Operation } from '../patch/operation.ts'

/** Those of the needed folders that a list of shared paths does not have; a slash at the end makes no difference. */
export function missingPaths(shared: readonly unknown[], needed: readonly string[]): readonly string[] {
  const there = new Set(shared.map((path) => String(path).replace(/(.)\/+$/, '$1')))
  return needed.filter((path) => !there.has(path))
}

/** Adds folders to the list of shared paths at a pointer, which `shared` has; the list itself where there is none. */
export function sharePaths(
  pointer: string,
  shared: readonly unknown[],
  paths: readonly string[],
): readonly Operation[] {
  if (shared.length === 0) return paths.length === 0 ? [] : [{ op: 'add', path: pointer, value: paths }]
  return paths.map((path) => ({ op: 'add', path: `${pointer}/-`, value: path }))
}
