import { entriesIn } from '../document/entriesIn.ts'
import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { TextRange } from '../text/range.ts'
import type { Path } from '../value/value.ts'
import { isMapping, valueAt } from '../value/value.ts'

/*
 * Where an Id stands as a whole value: the stage that another one takes its service, environment or machines from, the stages
 * that a notification is about, and the same step, group or stage in an input set of the pipeline.
 */

/** Values of the file that are the Id of a stage and mean it. */
export function stageNamedIn(document: PipelineDocument, stage: Entry): readonly TextRange[] {
  const { identifier } = stage
  if (stage.kind !== 'stage' || identifier === undefined) return []
  const naming = [...entriesIn(document.outline())].filter(({ kind }) => kind === 'document' || kind === 'stage')
  return naming.flatMap(({ key }) =>
    [...pathsNaming(document.model(key)?.value, identifier, [])].flatMap(
      (path) => lettersAt(document, key, path, identifier) ?? [],
    ),
  )
}

function* pathsNaming(value: unknown, identifier: string, path: Path): Generator<Path> {
  if (value === identifier && namesStage(path)) yield path
  else if (Array.isArray(value))
    for (const [at, item] of value.entries()) yield* pathsNaming(item, identifier, [...path, at])
  else if (isMapping(value))
    for (const [key, item] of Object.entries(value)) yield* pathsNaming(item, identifier, [...path, key])
}

function namesStage(path: Path): boolean {
  const [last, before] = [path.at(-1), path.at(-2)]
  return (last === 'stage' && before === 'useFromStage') || last === 'useFromStage' || before === 'forStages'
}

/** The Id of the same entry in an input set of the pipeline; `undefined` where it has none. */
export function twinIn(document: PipelineDocument, key: EntryKey, other: PipelineDocument): TextRange | undefined {
  const entry = document.entry(key)
  const pipeline = valueAt(document.model(document.outline().key)?.value, ['pipeline', 'identifier'])
  const root = other.model(other.outline().key)?.value
  if (entry?.identifier === undefined || pipeline === undefined) return undefined
  if (valueAt(root, ['inputSet', 'pipeline', 'identifier']) !== pipeline) return undefined
  const way = [...document.ancestorsOf(key), entry].filter(({ kind }) => kind !== 'document' && kind !== 'parallel')
  const ids = way.map(({ identifier }) => identifier)
  const twin = entryAt(other.outline(), ids)
  return twin && lettersAt(other, twin.key, ['identifier'], entry.identifier)
}

/** The entry that is reached by Ids alone; parallels have none. */
function entryAt(root: Entry, ids: readonly (string | undefined)[]): Entry | undefined {
  const [first, ...rest] = ids
  if (first === undefined) return undefined
  for (const item of childrenOf(root)) {
    if (item.identifier !== first) continue
    return rest.length === 0 ? item : entryAt(item, rest)
  }
  return undefined
}

function childrenOf(entry: Entry): Entry[] {
  return entry.lists.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'parallel' || item.kind === 'insert' ? childrenOf(item) : [item])),
  )
}

/** The letters of a value, without the quotes that it may stand in. */
function lettersAt(document: PipelineDocument, key: EntryKey, path: Path, letters: string): TextRange | undefined {
  const range = document.rangeOfPath(key, path, 'value')
  const at = range ? document.slice(range).indexOf(letters) : -1
  return range && at >= 0 ? { start: range.start + at, end: range.start + at + letters.length } : undefined
}
