import type { Entry } from '../document/entry.ts'

/** What a sentence calls an entry. */
export function entryName(entry: Entry): string {
  const written = entry.name || entry.identifier
  if (written) return written
  switch (entry.kind) {
    case 'document':
      return 'the pipeline'
    case 'parallel':
      return 'the parallel steps'
    case 'insert':
      return 'the insert'
    case 'unreadable':
      return 'the unreadable item'
    default:
      return entry.type
        ? `the ${entry.type} ${entry.kind}`
        : `the ${entry.kind === 'stepGroup' ? 'step group' : entry.kind}`
  }
}

export function kindWord(entry: Entry): string {
  return entry.kind === 'stepGroup' ? 'step group' : entry.kind
}
