import { entryName } from '../../core/commands/entryName.ts'
import type { Entry } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { ChangeInWords, Part } from './changeInWords.ts'
import { fieldChanges } from './fieldChanges.ts'
import type { Pair } from './pairEntries.ts'
import { childrenOf, pairEntries } from './pairEntries.ts'

/** Moves within one parent that are told one by one; more are a new order. */
const MOST_MOVES = 3

/** What a person did, told from both texts: entries by their names, fields by their labels. */
export function whatChanged(before: PipelineDocument, after: PipelineDocument): ChangeInWords[] {
  const { pairs, added, removed, moved, stayed } = pairEntries(before, after)
  return [
    ...pairs.flatMap(({ old, now }) => fieldChanges(now, before.model(old.key)?.value, after.model(now.key)?.value)),
    ...added.map((entry) => ({ kind: 'added' as const, parts: ['Added ', nameOf(entry), ...placeOf(after, entry)] })),
    ...moved.map(({ now }) => ({ kind: 'moved' as const, parts: ['Moved ', nameOf(now), ...placeOf(after, now)] })),
    ...[...stayed].flatMap(([parent, kept]) => reordered(before, after, parent, kept)),
    ...removed.map((entry) => ({ kind: 'removed' as const, parts: ['Removed ', nameOf(entry)] })),
  ]
}

function nameOf(entry: Entry): Part {
  return { name: entryName(entry) }
}

/** " after Build", " at the start of Deploy". */
function placeOf(document: PipelineDocument, entry: Entry): Part[] {
  const parent = document.ancestorsOf(entry.key).findLast(({ kind }) => kind !== 'parallel')
  if (!parent) return []
  const siblings = childrenOf(parent)
  const previous = siblings[siblings.findIndex(({ key }) => key === entry.key) - 1]
  return previous ? [' after ', nameOf(previous)] : [' at the start of ', nameOf(parent)]
}

/** Children that stand in another order than before: the fewest whose move explains it. */
function reordered(
  before: PipelineDocument,
  after: PipelineDocument,
  parent: Entry,
  kept: readonly Pair[],
): ChangeInWords[] {
  const places = new Map(
    kept
      .map(({ old }) => old)
      .toSorted((a, b) => startOf(before, a) - startOf(before, b))
      .map((entry, at) => [entry, at]),
  )
  const order = kept.map(({ old }) => places.get(old) ?? 0)
  const rising = longestRising(order)
  const movers = kept.filter((_, at) => !rising.has(at))
  if (movers.length > MOST_MOVES)
    return [{ kind: 'moved', parts: [`Moved ${movers.length} parts of `, nameOf(parent)] }]
  return movers.map(({ now }) => ({ kind: 'moved', parts: ['Moved ', nameOf(now), ...placeOf(after, now)] }))
}

function startOf(document: PipelineDocument, { key }: Entry): number {
  return document.rangeOf(key)?.start ?? 0
}

/** Indices of a longest subsequence whose numbers rise; O(n log n). The numbers are all different. */
function longestRising(numbers: readonly number[]): Set<number> {
  /** At each length, the index that ends such a subsequence with the least number. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [at, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[at] = ends[low - 1]
    ends[low] = at
  }
  const found = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = before[at]) found.add(at)
  return found
}
