import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { duplicateEntry } from './duplicateEntry.ts'
import { renameEntry } from './renameEntry.ts'
import { afterwards, byIdentifier, opened } from './testSupport.ts'

const GROUP = yaml`
  steps:
    - stepGroup:
        name: Build
        identifier: Build
        steps:
          # the database
          - step:
              name: Post gres
              identifier: Post_gres
              type: Background
          - step:
              name: test
              identifier: test
              type: Run
              spec:
                command: psql -h Build_Post_gres -c "select 1"
`

describe('duplicating', () => {
  it('copies with comments and gives everything inside new ids and names', () => {
    const { document, key } = opened(GROUP)
    const { text, selected } = afterwards(document, duplicateEntry, { key: key('Build') })
    expect(text.match(/# the database/g)).toHaveLength(2)
    expect(text.startsWith(GROUP)).toBe(true)
    expect(selected).toBe('Build_1')
    const copy = byIdentifier(document, 'Build_1')
    expect(copy.lists[0]?.items.map(({ identifier, name }) => [identifier, name])).toEqual([
      ['Post_gres_1', 'Post gres 2'],
      ['test_1', 'test_1'],
    ])
  })
})

describe('renaming', () => {
  it('takes the id along while it is made from the name and nobody uses it', () => {
    const { document, key } = opened(GROUP)
    const { text } = afterwards(document, renameEntry, { key: key('test'), name: 'Unit tests' })
    expect(text).toBe(
      GROUP.replace('name: test', 'name: Unit tests').replace('identifier: test', 'identifier: Unit_tests'),
    )
  })

  it('leaves an id that the file refers to', () => {
    const { document, key } = opened(GROUP)
    const { text } = afterwards(document, renameEntry, { key: key('Post_gres'), name: 'Database' })
    expect(text).toBe(GROUP.replace('name: Post gres', 'name: Database'))
  })

  it('leaves an id that was chosen apart from the name', () => {
    const { document, key } = opened(
      'steps:\n  - step:\n      name: Long name\n      identifier: short\n      type: Run\n',
    )
    const { text } = afterwards(document, renameEntry, { key: key('short'), name: 'Longer name' })
    expect(text).toContain('identifier: short')
  })

  it('refuses an empty name', () => {
    const { document, key } = opened(GROUP)
    expect(renameEntry.check(document, { key: key('test'), name: ' ' })).toMatchObject({ allowed: false })
  })
})
