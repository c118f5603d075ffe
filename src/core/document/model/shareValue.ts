/** `now` with the parts of `before` in place of those that are equal: what did not change stays the same object. */
export function shareValue(before: unknown, now: unknown): unknown {
  if (Object.is(before, now)) return before
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return now
  if (Array.isArray(now)) return Array.isArray(before) ? shareList(before, now) : now
  return Array.isArray(before) ? now : shareMap(before as Plain, now as Plain)
}

type Plain = Record<string, unknown>

function shareList(before: readonly unknown[], now: unknown[]): readonly unknown[] {
  let same = before.length === now.length
  for (const [at, item] of now.entries()) {
    now[at] = shareValue(before[at], item)
    same &&= Object.is(now[at], before[at])
  }
  return same ? before : now
}

function shareMap(before: Plain, now: Plain): Plain {
  const keys = Object.keys(now)
  const old = Object.keys(before)
  // The order of keys counts: a form shows them as they stand.
  let same = keys.length === old.length && keys.every((key, at) => key === old[at])
  for (const key of keys) {
    if (!Object.hasOwn(before, key)) continue
    const shared = shareValue(before[key], now[key])
    same &&= Object.is(shared, before[key])
    if (!Object.is(shared, now[key]))
      Object.defineProperty(now, key, { value: shared, writable: true, enumerable: true, configurable: true })
  }
  return same ? before : now
}
