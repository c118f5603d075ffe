import type { Entry } from '../../core/document/entry.ts'
import { openDocument } from '../../core/document/openDocument.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { fieldsOf } from '../../core/schema/index.ts'
import type { NodeKind } from '../../core/schema/contract.ts'
import { isMapping } from '../../core/value/value.ts'

export interface ChangeInWords {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved'
  readonly sentence: string
}

interface Known {
  readonly entry: Entry
  readonly name: string
  readonly value: unknown
  readonly after: string | undefined
  readonly parent: string
  /** Among all entries, by place in the text. */
  readonly order: number
}

/** What a person did, told from both texts: entries by their identifiers, fields by their labels. */
export function whatChanged(before: string, after: string): ChangeInWords[] {
  const [old, now] = [known(openDocument(before)), known(openDocument(after))]
  const changes: ChangeInWords[] = []
  for (const [id, entry] of now) {
    const was = old.get(id)
    if (!was)
      changes.push({
        kind: 'added',
        sentence: `Added ${entry.name}${entry.after === undefined ? '' : ` after ${entry.after}`}`,
      })
    else {
      changes.push(...fieldChanges(was, entry))
      if (was.parent !== entry.parent) changes.push({ kind: 'moved', sentence: `Moved ${entry.name}` })
    }
  }
  for (const [id, entry] of old) if (!now.has(id)) changes.push({ kind: 'removed', sentence: `Removed ${entry.name}` })
  return [...changes, ...reordered(old, now)]
}

function known(document: PipelineDocument): Map<string, Known> {
  const entries = new Map<string, Known>()
  const walk = (entry: Entry, path: string) => {
    const model = document.model(entry.key)
    const own = entry.identifier ?? entry.name ?? ''
    const here = entry.kind === 'parallel' ? path : `${path}/${own}`
    if (entry.kind !== 'parallel') {
      const place = document.placeOf(entry.key)
      const previous = place && place.index > 0 ? place.list.items[place.index - 1] : undefined
      entries.set(`${entry.kind} ${entry.kind === 'document' ? '' : here}`, {
        entry,
        name:
          entry.name ??
          entry.identifier ??
          (entry.kind === 'document' ? 'the pipeline' : `a ${entry.type ?? entry.kind}`),
        value: model?.value,
        after: previous?.name ?? previous?.identifier,
        parent: path,
        order: entries.size,
      })
    }
    for (const list of entry.lists) for (const item of list.items) walk(item, entry.kind === 'document' ? '' : here)
  }
  walk(document.outline(), '')
  return entries
}

/** Entries of one list whose order among those that stayed is another. */
function reordered(old: ReadonlyMap<string, Known>, now: ReadonlyMap<string, Known>): ChangeInWords[] {
  const lists = new Map<string, string[]>()
  for (const [id, entry] of now)
    if (old.get(id)?.parent === entry.parent) lists.set(entry.parent, [...(lists.get(entry.parent) ?? []), id])
  return [...lists.values()].flatMap((ids) => {
    const before = ids.toSorted((a, b) => (old.get(a)?.order ?? 0) - (old.get(b)?.order ?? 0))
    const first = ids.findIndex((id, at) => id !== before[at])
    if (first < 0) return []
    const id = before.indexOf(ids[first] ?? '') > ids.indexOf(before[first] ?? '') ? ids[first] : before[first]
    const moved = now.get(id ?? '')
    return moved
      ? [
          {
            kind: 'moved' as const,
            sentence: `Moved ${moved.name}${moved.after === undefined ? ' to the start' : ` after ${moved.after}`}`,
          },
        ]
      : []
  })
}

const MOST_FIELDS = 12

function fieldChanges(was: Known, now: Known): ChangeInWords[] {
  const leaves = new Map<string, [unknown, unknown]>()
  compare(was.value, now.value, [], leaves)
  const kind = (now.entry.kind === 'document' ? 'pipeline' : now.entry.kind) as NodeKind
  const fields = ['step', 'stepGroup', 'stage', 'pipeline'].includes(kind) ? fieldsOf(kind, now.entry.type) : []
  return [...leaves].slice(0, MOST_FIELDS).map(([path, [old, value]]) => {
    const way = path.split('\u0000')
    const tokens = kind === 'pipeline' && way[0] === 'pipeline' ? way.slice(1) : way
    const field = fields.findLast((each) => each.path.every((token, at) => token === tokens[at]))
    const rest = field
      ? tokens.slice(field.path.length).map((token) => (/^\d+$/.test(token) ? String(Number(token) + 1) : token))
      : []
    const label = field ? [field.label, ...rest].join(' ') : tokens.at(-1)
    const of = `${label} of ${now.name}`
    if (typeof value === 'boolean' && field?.widget === 'toggle')
      return { kind: 'changed', sentence: `Turned ${value ? 'on' : 'off'} ${of}` }
    if (old === undefined) return { kind: 'added', sentence: `Set ${of} to ${shortly(value)}` }
    if (value === undefined) return { kind: 'removed', sentence: `Removed ${of}` }
    return { kind: 'changed', sentence: `${of} from ${shortly(old)} to ${shortly(value)}` }
  })
}

function compare(old: unknown, now: unknown, path: readonly string[], leaves: Map<string, [unknown, unknown]>): void {
  if (old === now) return
  const both = isMapping(old) && isMapping(now)
  if (!both) {
    if (JSON.stringify(old) !== JSON.stringify(now)) leaves.set(path.join('\u0000'), [old, now])
    return
  }
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
    compare(old[key], now[key], [...path, key], leaves)
}

function shortly(value: unknown): string {
  const text = typeof value === 'string' ? (value.split('\n', 1)[0] ?? '') : JSON.stringify(value)
  return text.length > 48 ? `${text.slice(0, 47)}…` : text
}
