import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isMapping } from '../../value/value.ts'
import type { Path } from '../../value/value.ts'
import type { Entry } from '../entry.ts'
import { openDocument } from '../openDocument.ts'
import { yaml } from '../testSupport.ts'
import { quickRange } from './quickRange.ts'

/** Every path into a value, and one beside each that leads nowhere. */
function* pathsInto(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* pathsInto(item, [...path, index])
  else if (isMapping(value)) {
    yield [...path, 'notThere']
    for (const key of Object.keys(value)) yield* pathsInto(value[key], [...path, key])
  }
}

function* entriesOf(entry: Entry): Generator<Entry> {
  yield entry
  for (const list of entry.lists) for (const item of list.items) yield* entriesOf(item)
}

/** How many places were asked for; fails at the first that is another one once the entry has been parsed in full. */
function agreeing(text: string): number {
  const document = openDocument(text)
  let asked = 0
  for (const { key } of entriesOf(document.outline())) {
    const places = [...pathsInto(document.model(key)?.value)].flatMap((path) =>
      (['key', 'value'] as const).map((part) => ({ path, part })),
    )
    const quick = places.map(({ path, part }) => document.rangeOfPath(key, path, part))
    document.rangeOfPath(key, [], 'pair')
    const full = places.map(({ path, part }) => document.rangeOfPath(key, path, part))
    for (const [index, { path, part }] of places.entries())
      expect(quick[index], `${part} of ${path.join('/')} in\n${text}`).toEqual(full[index])
    asked += places.length
  }
  return asked
}

const FOLDERS = ['../../../../e2e/fixtures', '../../../../../shared/corpus'].map((folder) =>
  join(import.meta.dirname, folder),
)
const texts = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
)

describe('the quick finder', () => {
  it('finds keys and values of one line', () => {
    const text = yaml`
      - step:
          # about the type
          type: Background # a service
          "name": 'dind'
          spec:
            command: |-
              type: not a key
            list:
            - one
            - key: two # of the second
              more: "3"
    `
    const at = (path: Path, part: 'key' | 'value') => {
      const range = quickRange(text, [0, 'step', ...path], part)?.range
      return range && text.slice(range.start, range.end)
    }
    expect(at(['type'], 'value')).toBe('Background')
    expect(at(['name'], 'key')).toBe('"name"')
    expect(at(['name'], 'value')).toBe("'dind'")
    expect(at(['spec', 'list', 0], 'value')).toBe('one')
    expect(at(['spec', 'list', 1, 'key'], 'value')).toBe('two')
    expect(at(['spec', 'list', 1, 'more'], 'key')).toBe('more')
    expect(quickRange(text, [0, 'step', 'spec', 'type'], 'value')).toEqual({ range: undefined })
    expect(quickRange(text, [0, 'step', 'spec', 'command'], 'value')).toBeUndefined()
  })

  it('says what the full parser says, of every key and value of every fixture', () => {
    let asked = 0
    for (const [index, text] of texts.entries())
      asked += agreeing(index % 4 === 0 ? text.replaceAll('\n', '\r\n') : text)
    expect(asked).toBeGreaterThan(2000)
  })
})
