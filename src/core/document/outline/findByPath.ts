import type { Entry, EntryKey } from '../entry.ts'

/** `stage/group/step` by identifiers or names; any tail of it that only one entry has. Parallels and inserts add no part. */
export function findByPath(root: Entry, path: string): EntryKey | 'ambiguous' | undefined {
  const wanted = path.split('/').filter((part) => part !== '')
  if (wanted.length === 0) return undefined
  let exact: EntryKey | undefined
  const tails: EntryKey[] = []
  const visit = (entry: Entry, trail: readonly Entry[]) => {
    const own = isNamed(entry) ? [...trail, entry] : trail
    if (own !== trail && endsWith(own, wanted)) {
      if (own.length === wanted.length) exact ??= entry.key
      tails.push(entry.key)
    }
    for (const list of entry.lists) for (const item of list.items) visit(item, own)
  }
  visit(root, [])
  const exacts = tails.length > 1 ? exact : undefined
  return tails.length > 1 ? (exacts ?? 'ambiguous') : tails[0]
}

function isNamed(entry: Entry): boolean {
  return entry.kind === 'stage' || entry.kind === 'stepGroup' || entry.kind === 'step'
}

function endsWith(trail: readonly Entry[], wanted: readonly string[]): boolean {
  const offset = trail.length - wanted.length
  return offset >= 0 && wanted.every((part, index) => isCalled(trail[offset + index] as Entry, part))
}

function isCalled(entry: Entry, part: string): boolean {
  return entry.identifier === part || entry.name === part
}
