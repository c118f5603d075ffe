import type { Entry } from '../../core/document/entry.ts'

/** What the screen calls an entry: its name, else its id, else what it is. */
export function entryLabel(entry: Entry): string {
  const written = entry.name ?? entry.identifier
  if (written !== undefined && written !== '') return written
  switch (entry.kind) {
    case 'document':
      return 'pipeline'
    case 'parallel':
      return 'parallel'
    case 'unreadable':
      return 'unreadable item'
    default:
      return entry.type ?? entry.kind
  }
}
