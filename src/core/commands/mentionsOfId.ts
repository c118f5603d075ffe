import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'

/** How often the file names the Id of an entry elsewhere; of a group also as the first half of a step's host name. O(text). */
export function mentionsOf(document: PipelineDocument, key: EntryKey, identifier: string): number {
  const group = document.ancestorsOf(key).findLast(({ kind }) => kind === 'stepGroup')
  const count = mentionsOfId(document.text, identifier, group?.identifier)
  const entry = document.entry(key)
  return entry?.kind === 'stepGroup' ? count + hostNames(document.text, identifier, stepIds(entry)) : count
}

/**
 * How often other text names the Id: as a whole word inside an expression (`<+execution.steps.dind.output…>`), as the
 * host name `GROUPID_STEPID`, or as `STEPID:5432`. A look at the letters, to be careful by; O(text).
 */
export function mentionsOfId(text: string, identifier: string, groupIdentifier: string | undefined): number {
  if (!/^\w+$/.test(identifier)) return 0
  const inExpression = new RegExp(`[.(]${identifier}(?=[.)>])`, 'g')
  let count = 0
  for (const [rest] of text.matchAll(/<\+.*/g)) {
    // To the last bracket of the line: expressions stand in one another.
    count += [...rest.slice(0, rest.lastIndexOf('>') + 1).matchAll(inExpression)].length
  }
  // Fewer digits are an image's tag.
  count += [...text.matchAll(new RegExp(`\\b${identifier}:\\d{4,5}\\b`, 'g'))].length
  if (groupIdentifier !== undefined) count += hostNames(text, groupIdentifier, new Set([identifier]))
  return count
}

/** How often `GROUPID_STEPID` stands in a text, for any of the steps. */
function hostNames(text: string, group: string, steps: ReadonlySet<string>): number {
  if (!/^\w+$/.test(group)) return 0
  const named = text.matchAll(new RegExp(`\\b${group}_(\\w+)`, 'g'))
  return [...named].filter(([, step = '']) => steps.has(step)).length
}

function stepIds(entry: Entry): Set<string> {
  const items = entry.lists.flatMap((list) => list.items)
  return new Set(items.flatMap((item) => [item.identifier ?? '', ...stepIds(item)]).filter((id) => id !== ''))
}
