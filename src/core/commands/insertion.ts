import type { Entry, EntryKey, EntryList } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation, YamlValue } from '../patch/operation.ts'
import { formatPointer } from '../patch/pointer.ts'
import type { InsertionPoint, Verdict } from './command.ts'
import { isMapping, valueAt } from '../value/value.ts'

export const ALLOWED: Verdict = { allowed: true }

export function refuse(reason: string): Verdict {
  return { allowed: false, reason }
}

/** The list an insertion point names, when the file has it. */
export function listOf(document: PipelineDocument, point: InsertionPoint): EntryList | undefined {
  return document.entry(point.parent)?.lists.find(({ name }) => name === point.list)
}

/** Whether an entry can have such a list at all. */
export function mayHold(document: PipelineDocument, point: InsertionPoint): Verdict {
  const parent = document.entry(point.parent)
  if (!parent) return refuse('This place is not there any more.')
  if (listOf(document, point)) return ALLOWED
  const fits: Readonly<Record<Entry['kind'], readonly string[]>> = {
    document: document.kind === 'pipeline' ? ['stages'] : ['stages', 'steps', 'rollbackSteps'],
    stage: ['steps', 'rollbackSteps'],
    stepGroup: ['steps'],
    parallel: ['parallel'],
    insert: ['steps'],
    step: [],
    unreadable: [],
  }
  if (!fits[parent.kind].includes(point.list)) return refuse(`${kindInWords(parent)} holds no such things.`)
  if (parent.lists.some(({ name }) => name === 'body')) return refuse('The file is about this; add to what is in it.')
  // A runtime input, or a list that the picture does not know: a new one would take its place.
  const there = valueAt(document.model(point.parent)?.value, missingPath(document, parent, point.list))
  if (there === undefined || there === null || (Array.isArray(there) && there.length === 0)) return ALLOWED
  return refuse(`Something else stands at ${point.list} already. Change it in the YAML.`)
}

function kindInWords({ kind }: Entry): string {
  return kind === 'step' ? 'A step' : kind === 'unreadable' ? 'What cannot be read' : 'This'
}

/** Pointer of the list itself, there or not yet. */
export function listPointer(document: PipelineDocument, point: InsertionPoint): string | undefined {
  const parent = document.entry(point.parent)
  const node = document.nodePointerOf(point.parent)
  if (!parent || node === undefined) return undefined
  const path = listOf(document, point)?.path ?? missingPath(document, parent, point.list)
  return node + formatPointer(path)
}

function missingPath(document: PipelineDocument, parent: Entry, list: InsertionPoint['list']): readonly string[] {
  if (parent.kind === 'stage') return ['spec', 'execution', list]
  if (parent.kind === 'document')
    return list === 'stages' && document.kind === 'pipeline' ? ['pipeline', 'stages'] : [list]
  return parent.kind === 'parallel' ? [] : [list]
}

/** The operations that put a value at a point, and the pointer it has afterwards. A missing list is made, with what leads to it. */
export function planInsert(
  document: PipelineDocument,
  point: InsertionPoint,
  value: YamlValue,
): { patch: Operation[]; pointer: string } | undefined {
  const pointer = listPointer(document, point)
  if (pointer === undefined) return undefined
  const list = listOf(document, point)
  if (list && list.items.length > 0) {
    const index = Math.min(point.index, list.items.length)
    return { patch: [{ op: 'add', path: `${pointer}/${index}`, value }], pointer: `${pointer}/${index}` }
  }
  const { path, wrapped } = missingContainers(document, point, pointer, [value])
  return { patch: [{ op: 'add', path, value: wrapped }], pointer: `${pointer}/0` }
}

/** `add` needs a parent that is there: a stage without `spec` gets `spec: { execution: { steps: […] } }` in one go. */
function missingContainers(
  document: PipelineDocument,
  point: InsertionPoint,
  pointer: string,
  list: YamlValue,
): { path: string; wrapped: YamlValue } {
  const node = document.nodePointerOf(point.parent) ?? ''
  const tokens = pointer.slice(node.length).split('/').slice(1)
  const value = document.model(point.parent)?.value
  let depth = 0
  let at: unknown = value
  while (depth < tokens.length - 1 && isMapping(at) && isMapping(at[tokens[depth] ?? ''])) {
    at = at[tokens[depth] ?? '']
    depth += 1
  }
  const wrapped = tokens.slice(depth + 1).reduceRight<YamlValue>((inner, token) => ({ [token]: inner }), list)
  return {
    path:
      node +
      tokens
        .slice(0, depth + 1)
        .map((token) => `/${token}`)
        .join(''),
    wrapped,
  }
}

/** The point right after an entry in its own list; `undefined` for the document and bodies. */
export function pointAfter(document: PipelineDocument, key: EntryKey): InsertionPoint | undefined {
  const place = document.placeOf(key)
  if (!place || place.list.name === 'body') return undefined
  return { parent: place.parent, list: place.list.name, index: place.index + 1 }
}

/** The stage, or what stands for one, that an entry belongs to. */
export function scopeOf(document: PipelineDocument, key: EntryKey): Entry {
  const way = [...document.ancestorsOf(key), document.entry(key)].filter((entry): entry is Entry => entry !== undefined)
  return way.findLast(({ kind }) => kind === 'stage') ?? document.outline()
}

/** What an entry's Id must be unique in: a stage's in the pipeline, any other in its stage. */
export function idScopeOf(document: PipelineDocument, key: EntryKey): Entry {
  return document.entry(key)?.kind === 'stage' ? document.outline() : scopeOf(document, key)
}

/** The nearest step group that an entry is or stands in. */
export function groupAt(document: PipelineDocument, key: EntryKey): Entry | undefined {
  const way = [...document.ancestorsOf(key), document.entry(key)]
  return way.findLast((entry) => entry?.kind === 'stepGroup')
}

/** Whether `key` is `ancestor` or stands inside it. */
export function isInside(document: PipelineDocument, key: EntryKey, ancestor: EntryKey): boolean {
  return key === ancestor || document.ancestorsOf(key).some((entry) => entry.key === ancestor)
}
