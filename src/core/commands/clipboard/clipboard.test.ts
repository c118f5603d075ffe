import { describe, expect, it } from 'vitest'
import { yaml } from '../../document/testSupport.ts'
import { afterwards, byIdentifier, opened } from '../testSupport.ts'
import { yamlOf } from './entryYaml.ts'
import { pasteEntries } from './pasteEntries.ts'
import { readItems } from './readItems.ts'

const GROUP = yaml`
  pipeline:
    stages:
      - stage:
          identifier: s
          type: Custom
          spec:
            execution:
              steps:
                - stepGroup:
                    identifier: build
                    name: build
                    steps:
                      # the database
                      - step:
                          identifier: db
                          name: 'db' # small
                          type: Background
                      - step:
                          identifier: test
                          name: test
                          type: Run
                          spec:
                            command: |
                              # asks the database
                              psql -h build_db -p 5432
                              echo <+execution.steps.build.steps.db.status>
`

describe('copied YAML', () => {
  it('stands at the left margin with the comments of the steps', () => {
    const { document, key } = opened(GROUP)
    expect(yamlOf(document, [key('test'), key('db')])).toBe(
      yaml`
        # the database
        - step:
            identifier: db
            name: 'db' # small
            type: Background
        - step:
            identifier: test
            name: test
            type: Run
            spec:
              command: |
                # asks the database
                psql -h build_db -p 5432
                echo <+execution.steps.build.steps.db.status>
      `,
    )
  })

  it('has what stands inside another chosen entry once', () => {
    const { document, key } = opened(GROUP)
    expect(yamlOf(document, [key('build'), key('db')])).toBe(yamlOf(document, [key('build')]))
  })

  it('gives a step in flow style a dash', () => {
    const { document, key } = opened('steps: [{step: {identifier: a}}, {step: {identifier: b}}]\n')
    expect(yamlOf(document, [key('b')])).toBe('- {step: {identifier: b}}\n')
  })
})

describe('what is pasted', () => {
  it.each([
    ['a list', '- step:\n    identifier: a\n- stepGroup:\n    identifier: b\n', ['a', 'b']],
    ['one item', 'step:\n  identifier: a\n', ['a']],
    ['a bare step', 'type: Run\nidentifier: a\nspec:\n  image: x\n', ['a']],
    ['steps of a page', 'steps:\n  - step:\n      identifier: a\n', ['a']],
    ['the middle of a file', '- step:\n          identifier: a\n      - step:\n          identifier: b\n', ['a', 'b']],
    ['CRLF and blanks before', '\r\n  - step:\r\n      identifier: a\r\n', ['a']],
    ['a whole pipeline', 'pipeline:\n  stages:\n    - stage:\n        identifier: s\n', ['s']],
  ])('may be %s', (_, text, identifiers) => {
    const read = readItems(text)
    expect(read.ok && read.items.map(({ entry }) => entry.identifier)).toEqual(identifiers)
  })

  it.each([
    ['', 'There is nothing to paste.'],
    ['hello world', 'That is no step, step group or stage in YAML.'],
    [
      '- step: {',
      'That cannot be read as YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
    [
      '- step: &a\n    identifier: x\n    spec: *a\n',
      'That has aliases, which mean nothing in another place. Write them out first.',
    ],
  ])('%j is refused in words', (text, reason) => {
    expect(readItems(text)).toEqual({ ok: false, reason })
  })
})

describe('pasting', () => {
  it('keeps the letters, gives new ids and names, and lets what is pasted call itself by them', () => {
    const { document, key } = opened(GROUP)
    const copied = yamlOf(document, [key('db'), key('test')])
    const { text, plan } = afterwards(document, pasteEntries, {
      read: readItems(copied),
      point: { parent: key('build'), list: 'steps', index: 2 },
    })
    expect(text.startsWith(GROUP)).toBe(true)
    expect(text.slice(GROUP.length)).toBe(
      copied
        .replace('identifier: db', 'identifier: db_1')
        .replace("name: 'db'", "name: 'db_1'")
        .replace('identifier: test', 'identifier: test_1')
        .replace('name: test', 'name: test_1')
        .replace('build_db ', 'build_db_1 ')
        .replace('steps.db.', 'steps.db_1.')
        .replace(/^(?=.)/gm, ' '.repeat(20)),
    )
    expect(plan.label).toBe('Paste 2 steps')
    document.undo()
    expect(document.text).toBe(GROUP)
  })

  it('into another file changes nothing that is not taken there', () => {
    const { document, key } = opened(GROUP)
    const other = opened('stepGroup:\n  identifier: build\n  steps:\n    - step:\n        identifier: first\n')
    const text = yamlOf(document, [key('test')])
    const after = afterwards(other.document, pasteEntries, {
      read: readItems(text),
      point: { parent: other.key('build'), list: 'steps', index: 0 },
    })
    expect(byIdentifier(other.document, 'build').lists[0]?.items.map(({ identifier }) => identifier)).toEqual([
      'test',
      'first',
    ])
    expect(after.text).toContain('psql -h build_db -p 5432')
  })

  it('says why stages cannot stand among steps, nor steps among stages', () => {
    const { document, key } = opened(GROUP)
    const point = { parent: key('build'), list: 'steps', index: 0 } as const
    expect(pasteEntries.check(document, { read: readItems(yamlOf(document, [key('s')])), point })).toEqual({
      allowed: false,
      reason: 'A stage cannot stand among steps.',
    })
    const stages = { parent: document.outline().key, list: 'stages', index: 0 } as const
    expect(pasteEntries.check(document, { read: readItems(yamlOf(document, [key('db')])), point: stages })).toEqual({
      allowed: false,
      reason: 'Only stages stand here.',
    })
  })
})
