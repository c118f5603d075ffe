import type { Entry, EntryKey, EntryList } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'

/** One thing on the stage strip. Files without stages show what they hold as one. */
export interface StageItem {
  readonly entry: Entry
  /** Stages of one parallel stand together. */
  readonly parallel: EntryKey | null
}

/** The stages of a file in order, parallels opened. */
export function stageItems(root: Entry): StageItem[] {
  const items: StageItem[] = []
  const walk = (entry: Entry, parallel: EntryKey | null) => {
    if (entry.kind === 'stage') items.push({ entry, parallel })
    else if (entry.kind === 'parallel' || entry.kind === 'insert') {
      for (const list of entry.lists)
        for (const item of list.items) walk(item, entry.kind === 'parallel' ? entry.key : parallel)
    }
  }
  for (const list of root.lists) {
    if (list.name === 'stages') for (const item of list.items) walk(item, null)
    // The body of a template: a pipeline has stages of its own, a stage is one.
    if (list.name === 'body') for (const item of list.items) walk(item, null)
  }
  return items
}

export interface Scene {
  /** Whose list is shown: the stage or, in files without stages, the document or its body. */
  readonly owner: Entry
  readonly list: EntryList
}

/** What the canvas shows: the chosen list of the chosen stage. A list that is not in the file is empty. */
export function sceneOf(document: PipelineDocument, stage: EntryKey | null, name: 'steps' | 'rollbackSteps'): Scene {
  const root = document.outline()
  const stages = stageItems(root)
  const owner = stages.find(({ entry }) => entry.key === stage)?.entry ?? stages[0]?.entry ?? root
  const list = owner.lists.find((each) => each.name === name)
  if (list) return { owner, list }
  const body = name === 'steps' ? owner.lists.find((each) => each.name === 'body') : undefined
  return { owner, list: body ?? emptyList(owner, name) }
}

const empties = new WeakMap<Entry, Map<string, EntryList>>()

function emptyList(owner: Entry, name: 'steps' | 'rollbackSteps'): EntryList {
  const known = empties.get(owner)?.get(name)
  if (known) return known
  const list: EntryList = {
    name,
    path: owner.kind === 'stage' ? ['spec', 'execution', name] : [name],
    items: [],
    offsets: [],
  }
  empties.set(owner, (empties.get(owner) ?? new Map<string, EntryList>()).set(name, list))
  return list
}

const counted = new WeakMap<Entry, number>()

/** Steps in an entry, however deep. Kept: after an edit only the entries around it are counted again. */
export function countSteps(entry: Entry): number {
  const known = counted.get(entry)
  if (known !== undefined) return known
  const count = entry.lists.reduce((sum, list) => sum + countInList(list), 0)
  counted.set(entry, count)
  return count
}

export function countInList(list: EntryList): number {
  return list.items.reduce((sum, item) => sum + (item.kind === 'step' ? 1 : countSteps(item)), 0)
}
