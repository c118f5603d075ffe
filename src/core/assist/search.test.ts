import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { openDocument } from '../document/openDocument.ts'
import { searchDocument } from './search.ts'
import type { HitKind } from './search.ts'

const document = openDocument(yaml`
  pipeline:
    name: Postgres tests
    identifier: tests
    variables:
      - { name: pg_version, type: String, value: "16" }
    stages:
      - stage:
          name: Test
          identifier: test
          type: Custom
          spec:
            execution:
              steps:
                - step:
                    type: Background
                    name: db
                    identifier: db
                    spec:
                      image: postgres:16
                      envVariables:
                        POSTGRES_USER: app
                - step:
                    type: Run
                    name: Unit
                    identifier: unit
                    spec:
                      image: alpine
                      command: |
                        set -e
                          psql postgres://app@localhost
`)

const found = (query: string, kind?: HitKind) =>
  searchDocument(document, query, { kind }).hits.map(({ key, label, line, start, end }) => ({
    of: document.entry(key)?.identifier ?? document.entry(key)?.kind,
    label,
    line,
    marked: line.slice(start, end),
  }))

describe('search in a pipeline', () => {
  it('finds names, images, variables and lines of scripts in the order of the file', () => {
    expect(found('POSTGRES')).toEqual([
      { of: 'tests', label: 'Name', line: 'Postgres tests', marked: 'Postgres' },
      { of: 'db', label: 'Image', line: 'postgres:16', marked: 'postgres' },
      { of: 'db', label: 'Environment Variables', line: 'POSTGRES_USER: app', marked: 'POSTGRES' },
      { of: 'unit', label: 'Command', line: 'psql postgres://app@localhost', marked: 'postgres' },
    ])
  })

  it.each([
    ['image', ['postgres:16']],
    ['script', ['psql postgres://app@localhost']],
    ['variable', ['POSTGRES_USER: app']],
    ['name', ['Postgres tests']],
    ['other', []],
  ] as const)('looks among %s alone', (kind, lines) => {
    expect(found('postgres', kind).map(({ line }) => line)).toEqual(lines)
  })

  it('finds nothing for nothing, and says when there is more', () => {
    expect(found('  ')).toEqual([])
    expect(searchDocument(document, 'e', { most: 3 })).toMatchObject({ more: true, hits: { length: 3 } })
  })
})
