/** Those of the needed folders that a list of shared paths does not have; a slash at the end makes no difference. */
export function missingPaths(shared: readonly unknown[], needed: readonly string[]): readonly string[] {
  const there = new Set(shared.map((path) => String(path).replace(/(.)\/+$/, '$1')))
  return needed.filter((path) => !there.has(path))
}
