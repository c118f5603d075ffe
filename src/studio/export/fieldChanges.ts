import { entryName } from '../../core/commands/entryName.ts'
import type { Entry } from '../../core/document/entry.ts'
import type { NodeKind } from '../../core/schema/contract.ts'
import { fieldsOf } from '../../core/schema/index.ts'
import { isMapping, sameValue } from '../../core/value/value.ts'
import type { ChangeInWords, Part } from './changeInWords.ts'

/** Fields of one entry that are told; the diff shows all. */
const MOST_FIELDS = 12
/** Characters of a value. */
const LONGEST = 48
const KINDS: readonly string[] = ['step', 'stepGroup', 'stage', 'pipeline'] satisfies NodeKind[]

/** What became of an entry's own values, by the labels of the form. */
export function fieldChanges(entry: Entry, was: unknown, is: unknown): ChangeInWords[] {
  const kind = (entry.kind === 'document' ? 'pipeline' : entry.kind) as NodeKind
  const fields = KINDS.includes(kind) ? fieldsOf(kind, entry.type) : []
  const name: Part = { name: entryName(entry) }
  return differences(was, is, [])
    .slice(0, MOST_FIELDS)
    .map(({ path, old, now }) => {
      const tokens = kind === 'pipeline' && path[0] === 'pipeline' ? path.slice(1) : path
      const field = fields.findLast((each) => each.path.every((token, at) => token === tokens[at]))
      const rest = field ? tokens.slice(field.path.length).map(countedFromOne) : []
      const label = field ? [field.label, ...rest].join(' ') : (tokens.at(-1) ?? '')
      if (typeof now === 'boolean' && field?.widget === 'toggle')
        return { kind: 'changed', parts: [`Turned ${now ? 'on' : 'off'} ${label} of `, name] }
      if (old === undefined) return { kind: 'added', parts: [`Set ${label} of `, name, ' to ', shortly(now)] }
      if (now === undefined) return { kind: 'removed', parts: [`Removed ${label} of `, name] }
      return { kind: 'changed', parts: [`${label} of `, name, ' from ', shortly(old), ' to ', shortly(now)] }
    })
}

interface Difference {
  readonly path: readonly string[]
  readonly old: unknown
  readonly now: unknown
}

function differences(old: unknown, now: unknown, path: readonly string[]): Difference[] {
  if (!isMapping(old) || !isMapping(now)) return sameValue(old, now) ? [] : [{ path, old, now }]
  const keys = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...keys].flatMap((key) => differences(old[key], now[key], [...path, key]))
}

function countedFromOne(token: string): string {
  return /^\d+$/.test(token) ? String(Number(token) + 1) : token
}

function shortly(value: unknown): Part {
  const text = typeof value === 'string' ? (value.split('\n', 1)[0] ?? '') : (JSON.stringify(value) ?? '')
  return { value: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text }
}
