import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import type { Entry, EntryKey } from './entry.ts'
import { openDocument } from './openDocument.ts'
import { corpus } from './testSupport.ts'

const LISTS = new Set(['stages', 'steps', 'rollbackSteps'])

/** Steps in lists of entries, counted on parsed values by another parser and without the grammar of the outline. */
function countSteps(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countItem(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  const entries = Object.entries(value).filter(([key]) => key !== 'templateInputs' && key !== 'variables')
  return entries.reduce((sum, [key, each]) => {
    if (LISTS.has(key) && Array.isArray(each)) return sum + countSteps(each)
    return Array.isArray(each) ? sum : sum + countSteps(each)
  }, 0)
}

function countItem(item: unknown): number {
  if (typeof item !== 'object' || item === null) return 0
  if ('step' in item) return 1
  if ('parallel' in item) return countSteps(item.parallel)
  return 'stage' in item || 'stepGroup' in item || 'insert' in item ? countSteps(item) : 0
}

function stepsOf(entry: Entry): number {
  const below = entry.lists.flatMap((list) => list.items).reduce((sum, item) => sum + stepsOf(item), 0)
  return below + (entry.kind === 'step' && entry.nodePath.length > 0 ? 1 : 0)
}

describe('real pipelines', () => {
  const files = corpus()

  it.skipIf(files.length === 0)('open with the steps that another parser counts, and keep their bytes', () => {
    let counted = 0
    for (const { name, text } of files) {
      const document = openDocument(text)
      expect(document.text, name).toBe(text)
      // A leading `...` is an empty document for one parser and nothing for the other.
      if (text.trimStart().startsWith('...')) continue
      let first: unknown
      try {
        first = loadAll(text)[0]
      } catch {
        continue // Not YAML for this parser: nothing to compare with.
      }
      expect(stepsOf(document.outline()), name).toBe(countSteps(first))
      counted++
    }
    expect(counted).toBeGreaterThan(150)
  })

  it.skipIf(files.length === 0)('have the same models by the quick reader as by the full parser', () => {
    let compared = 0
    for (const { name, text } of files) {
      const quick = openDocument(text)
      const full = openDocument(text)
      const inFull = entriesOf(full.outline())
      for (const [at, { key }] of entriesOf(quick.outline()).entries()) {
        const other = inFull[at]?.key as EntryKey
        // Who asks for a place has the entry parsed in full, and its model then comes from that.
        full.rangeOfPath(other, [], 'value')
        expect({ ...quick.model(key), key: other }, name).toEqual(full.model(other))
        compared++
      }
    }
    expect(compared).toBeGreaterThan(1300)
  })
})

function entriesOf(entry: Entry): Entry[] {
  return [entry, ...entry.lists.flatMap(({ items }) => items.flatMap(entriesOf))]
}
