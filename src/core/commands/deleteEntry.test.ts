import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { deleteEntry } from './deleteEntry.ts'
import { afterwards, opened } from './testSupport.ts'

const PARALLEL = yaml`
  steps:
    - step:
        identifier: first
        type: Run
    # both at once
    - parallel: # they share no files
        - step:
            identifier: left
            type: Run
        # why the right one is there
        - step:
            identifier: right
            type: Run
    - step:
        identifier: last
        type: Run
`

describe('deleting', () => {
  it('takes a step with its comment and selects the one that moves up', () => {
    const { document, key } = opened(yaml`
      steps:
        - step:
            identifier: a
            type: Run
        # about b
        - step:
            identifier: b
            type: Run
        - step:
            identifier: c # about c
            type: Run
    `)
    const { text, selected } = afterwards(document, deleteEntry, { key: key('b') })
    expect(text).toBe(yaml`
      steps:
        - step:
            identifier: a
            type: Run
        - step:
            identifier: c # about c
            type: Run
    `)
    expect(selected).toBe('c')
  })

  it('leaves no parallel of one', () => {
    const { document, key } = opened(PARALLEL)
    const { text, selected } = afterwards(document, deleteEntry, { key: key('left') })
    expect(text).not.toContain('parallel:')
    expect(text).toContain('  # both at once\n  # they share no files\n  # why the right one is there\n')
    expect(document.outline().lists[0]?.items.map(({ identifier }) => identifier)).toEqual(['first', 'right', 'last'])
    expect(selected).toBe('right')
  })

  it('takes a parallel with its only branch', () => {
    const { document, key } = opened(yaml`
      steps:
        - parallel:
            - step:
                identifier: only
                type: Run
        - step:
            identifier: last
            type: Run
    `)
    expect(afterwards(document, deleteEntry, { key: key('only') }).text).toBe(yaml`
      steps:
        - step:
            identifier: last
            type: Run
    `)
  })

  it('will not leave a step group empty, and says what to do', () => {
    const { document, key } = opened(yaml`
      steps:
        - stepGroup:
            identifier: build
            steps:
              - step:
                  identifier: only
                  type: Run
    `)
    expect(deleteEntry.check(document, { key: key('only') })).toEqual({
      allowed: false,
      reason: 'It is the only step of build. A step group cannot be empty: delete the group.',
    })
  })

  it('is one undo step', () => {
    const { document, key } = opened(PARALLEL)
    afterwards(document, deleteEntry, { key: key('left') })
    document.undo()
    expect(document.text).toBe(PARALLEL)
  })
})
