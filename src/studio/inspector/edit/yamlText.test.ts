import { describe, expect, it } from 'vitest'
import { openDocument } from '../../../core/document/index.ts'
import { editOfYaml, readYaml, sourceOf } from './yamlText.ts'

const PIPELINE = `pipeline:
  stages:
    - stage:
        name: s
        identifier: s
        spec:
          execution:
            steps:
              - step:
                  type: Http
                  name: ping
                  identifier: ping
                  spec:
                    url: https://example.test
                    headers:
                      # who asks
                      - key: a
                        value: b
                    flow: { a: 1 }   # in one line
                  other: x
`

function opened(text = PIPELINE) {
  const document = openDocument(text)
  const key = document.find('ping')
  if (key === undefined || key === 'ambiguous') throw new Error('no step')
  return { document, key }
}

function typed(path: readonly string[], text: string, before = PIPELINE): string | undefined {
  const { document, key } = opened(before)
  const read = readYaml(text)
  if (!read.ok || read.value === undefined) throw new Error('not readable')
  const edit = editOfYaml(document, key, path, text, read.value)
  return edit && before.slice(0, edit.range.start) + edit.newText + before.slice(edit.range.end)
}

describe('reading typed YAML', () => {
  it('gives the value', () => {
    expect(readYaml('a: 1\nb: [x]')).toEqual({ ok: true, value: { a: 1, b: ['x'] } })
    expect(readYaml('- a\n- b')).toEqual({ ok: true, value: ['a', 'b'] })
    expect(readYaml('<+input>')).toEqual({ ok: true, value: '<+input>' })
    expect(readYaml('|\n  a\n  b')).toEqual({ ok: true, value: 'a\nb\n' })
    expect(readYaml('  ')).toEqual({ ok: true, value: undefined })
  })

  it('says which line cannot be read', () => {
    const read = readYaml('a: 1\nb: "x')
    expect(read.ok ? null : read.error.line).toBe(2)
  })
})

describe('the source of a value', () => {
  it('is shown without the indentation of its place, comments included', () => {
    const { document, key } = opened()
    expect(sourceOf(document, key, ['spec', 'headers'])).toBe('- key: a\n  value: b')
    expect(sourceOf(document, key, ['spec', 'flow'])).toBe('{ a: 1 }')
    expect(sourceOf(document, key, ['spec', 'nothing'])).toBe('')
  })
})

describe('typed YAML', () => {
  it('takes the place of the value, with its own comments and layout', () => {
    expect(typed(['spec', 'headers'], '- key: a\n  value: c   # new\n- { key: d, value: e }')).toBe(
      PIPELINE.replace('value: b', 'value: c   # new\n                      - { key: d, value: e }'),
    )
  })

  it('keeps the comment behind a value of one line', () => {
    expect(typed(['spec', 'flow'], '{ a: 2 }')).toBe(PIPELINE.replace('{ a: 1 }', '{ a: 2 }'))
  })

  it('goes below its key when it has become a block', () => {
    expect(typed(['other'], 'a:\n  - 1\nb: 2')).toBe(
      PIPELINE.replace(
        'other: x',
        'other:\n                    a:\n                      - 1\n                    b: 2',
      ),
    )
  })

  it('keeps the line ends of the file', () => {
    const windows = PIPELINE.replaceAll('\n', '\r\n')
    expect(typed(['spec', 'headers'], '- key: a\n  value: c', windows)).toBe(windows.replace('value: b', 'value: c'))
  })

  it('is left to a patch where its letters do not fit', () => {
    // A block cannot stand inside braces.
    expect(typed(['spec', 'flow', 'a'], 'x: 1\ny: 2')).toBeUndefined()
  })
})
