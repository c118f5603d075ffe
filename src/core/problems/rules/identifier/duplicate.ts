import type { Entry, EntryKey } from '../../../document/entry.ts'
import type { Finding, ListRule } from '../../rule.ts'
import { hasExpression } from '../../rule.ts'

/** Ids of steps and groups are unique in their stage, Ids of stages in the pipeline. Source: docs/sources.md#identifiers */
export const identifierDuplicate: ListRule = {
  id: 'identifier/duplicate',
  severity: 'error',
  scope: 'list',
  summary: 'Two steps of a stage, or two stages, have the same Id',
  within: (entry, document) =>
    document.kind !== 'inputSet' &&
    document.kind !== 'overlayInputSet' &&
    document.kind !== 'other' &&
    (entry.kind === 'stage' || entry.kind === 'document'),
  check(owner) {
    const what = owner.kind === 'stage' ? 'stage' : 'pipeline'
    const found = new Map<EntryKey, readonly Finding[]>()
    for (const list of owner.lists) {
      // A rollback may name its steps after those it takes back.
      const first = new Map<string, Entry>()
      const taken = new Set<string>()
      const named = list.items.flatMap((item) => namedIn(item))
      for (const { identifier } of named) if (identifier !== undefined) taken.add(identifier)
      for (const entry of named) {
        const { identifier } = entry
        if (identifier === undefined || hasExpression(identifier)) continue
        const other = first.get(identifier)
        if (other) found.set(entry.key, [findingOf(identifier, other, what, taken)])
        else first.set(identifier, entry)
      }
    }
    return found
  },
}

/** Entries that have an Id, as deep as the stage goes; a stage's own are its own business. */
function namedIn(entry: Entry): Entry[] {
  const self = entry.kind === 'step' || entry.kind === 'stepGroup' || entry.kind === 'stage' ? [entry] : []
  if (entry.kind === 'stage') return self
  return [...self, ...entry.lists.flatMap(({ items }) => items.flatMap(namedIn))]
}

function findingOf(identifier: string, other: Entry, what: string, taken: Set<string>): Finding {
  let count = 1
  while (taken.has(`${identifier}_${count}`)) count++
  const free = `${identifier}_${count}`
  taken.add(free)
  return {
    path: ['identifier'],
    message: `The Id ${identifier} is taken by ${other.name ?? 'another entry'} in the same ${what}: choose another`,
    fixes: [
      {
        title: `Write ${free}`,
        certain: false,
        patch: ({ node }) => [{ op: 'replace', path: `${node}/identifier`, value: free }],
      },
    ],
  }
}
