import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { stageNamedIn } from './namedWhole.ts'
import type { TextRange } from '../text/range.ts'

/** How often the file names the Id of an entry elsewhere; of a group also as the first half of a step's host name. O(text). */
export function mentionsOf(document: PipelineDocument, key: EntryKey, identifier: string): number {
  const group = document.ancestorsOf(key).findLast(({ kind }) => kind === 'stepGroup')
  const entry = document.entry(key)
  const whole = entry ? stageNamedIn(document, entry).length : 0
  const count = whole + mentionsOfId(document.text, identifier, group?.identifier)
  if (entry?.kind !== 'stepGroup') return count
  const steps = stepIds(entry)
  return count + rangesOfGroup(document.text, identifier, (step) => steps.has(step)).length
}

/**
 * How often other text names the Id: as a whole word inside an expression (`<+execution.steps.dind.output…>`), as the
 * host name `GROUPID_STEPID`, or as `STEPID:5432`. A look at the letters, to be careful by; O(text).
 */
export function mentionsOfId(text: string, identifier: string, groupIdentifier: string | undefined): number {
  return rangesOfId(text, identifier, groupIdentifier).length
}

/** An Id of a step or group that becomes another one. */
export interface IdChange {
  readonly from: string
  readonly to: string
  /** The Id, before any change, of the group that it stands in. */
  readonly group: string | undefined
  readonly isGroup: boolean
}

/** A text with the Ids that it names changed. */
export function withNewIds(text: string, changes: readonly IdChange[]): string {
  const steps = changes.filter(({ isGroup }) => !isGroup)
  const changed = steps.reduce((at, { from, to, group }) => replaced(at, rangesOfId(at, from, group), to), text)
  // Steps have their new Ids by now: a group's name is the first half of theirs.
  return changes
    .filter(({ isGroup }) => isGroup)
    .reduce((at, { from, to, group }) => {
      const members = new Set(steps.flatMap((step) => (step.group === from ? [step.from, step.to] : [])))
      const hosts = rangesOfGroup(at, from, (step) => members.has(step))
      return replaced(at, [...rangesOfId(at, from, group), ...hosts], to)
    }, changed)
}

function replaced(text: string, ranges: readonly TextRange[], to: string): string {
  return ranges
    .toSorted((a, b) => b.start - a.start)
    .reduce((at, { start, end }) => at.slice(0, start) + to + at.slice(end), text)
}

/** Where a text names the Id: the letters of the Id itself. */
export function rangesOfId(text: string, identifier: string, group: string | undefined): readonly TextRange[] {
  if (!/^\w+$/.test(identifier)) return []
  const starts = new Set<number>()
  const inExpression = new RegExp(`[.(]${identifier}(?=[.)>])`, 'g')
  for (const { 0: rest, index } of text.matchAll(/<\+.*/g)) {
    // To the last bracket of the line: expressions stand in one another.
    const expression = rest.slice(0, rest.lastIndexOf('>') + 1)
    for (const match of expression.matchAll(inExpression)) starts.add(index + match.index + 1)
  }
  // Fewer digits are an image's tag.
  for (const { index } of text.matchAll(new RegExp(`\\b${identifier}:\\d{4,5}\\b`, 'g'))) starts.add(index)
  if (group !== undefined && /^\w+$/.test(group)) {
    const host = new RegExp(`\\b${group}_${identifier}\\b`, 'g')
    for (const { index } of text.matchAll(host)) starts.add(index + group.length + 1)
  }
  return [...starts].map((start) => ({ start, end: start + identifier.length }))
}

/** Where `GROUPID_STEPID` stands in a text, for any of the steps: the letters of the group's Id. */
export function rangesOfGroup(
  text: string,
  group: string,
  isStep: (identifier: string) => boolean,
): readonly TextRange[] {
  if (!/^\w+$/.test(group)) return []
  const named = [...text.matchAll(new RegExp(`\\b${group}_(\\w+)`, 'g'))].filter(([, step = '']) => isStep(step))
  return named.map(({ index }) => ({ start: index, end: index + group.length }))
}

/** The Ids of everything in an entry. */
export function stepIds(entry: Entry): Set<string> {
  const items = entry.lists.flatMap((list) => list.items)
  return new Set(items.flatMap((item) => [item.identifier ?? '', ...stepIds(item)]).filter((id) => id !== ''))
}
