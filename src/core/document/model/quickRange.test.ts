import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isMapping } from '../../value/value.ts'
import type { Path } from '../../value/value.ts'
import { parseDocument } from 'yaml'
import type { Entry } from '../entry.ts'
import { openDocument } from '../openDocument.ts'
import { yaml } from '../testSupport.ts'
import { rangeInNode } from './locate.ts'
import { quickRange } from './quickRange.ts'
import { quickValue } from './quickValue.ts'

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

/** How many places were answered; fails at the first that the full parser sees elsewhere. */
function agreeing(text: string): number {
  const read = quickValue(text)
  if (!read) return 0
  const { contents } = parseDocument(text, { keepSourceTokens: true, logLevel: 'silent' })
  let answered = 0
  for (const path of pathsInto(read.value)) {
    for (const part of ['key', 'value'] as const) {
      const quick = quickRange(text, path, part)
      if (!quick) continue
      answered += 1
      expect(quick.range, `${part} of ${path.join('/')} in\n${text}`).toEqual(rangeInNode(contents, path, part, text))
    }
  }
  return answered
}

/** The texts of a file that are read alone: all of it, and each entry without children as the list of one that it is. */
function* ownTexts(text: string): Generator<string> {
  yield text
  const document = openDocument(text)
  for (const { key, lists } of entriesOf(document.outline())) {
    const range = document.rangeOf(key)
    if (range && lists.length === 0) yield ' '.repeat(document.positionAt(range.start).column) + document.slice(range)
  }
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
    // A mapping goes over several lines.
    expect(quickRange(text, [0, 'step', 'spec', 'list', 1], 'value')).toBeUndefined()
    expect(agreeing(text)).toBeGreaterThan(10)
  })

  it('says what the full parser says, of every key and value of every fixture', () => {
    let answered = 0
    // A third of the files has every shape many times over.
    for (const [index, text] of texts.filter((_, at) => at % 3 === 0).entries()) {
      const file = index % 4 === 0 ? text.replaceAll('\n', '\r\n') : text
      for (const own of ownTexts(file)) answered += agreeing(own)
    }
    expect(answered).toBeGreaterThan(2000)
  })
})
