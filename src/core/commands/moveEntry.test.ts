import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { moveEarlier, moveIn, moveLater, moveOut } from './moveBy.ts'
import { moveEntry } from './moveEntry.ts'
import { afterwards, byIdentifier, opened } from './testSupport.ts'

const STEPS = yaml`
  steps:
    - step:
        identifier: a
        type: Run
    # b needs a
    - step:
        identifier: b # the letter
        type: Run
    - step:
        identifier: c
        type: Run
    - stepGroup:
        identifier: group
        steps:
          - step:
              identifier: d
              type: Run
          - step:
              identifier: e
              type: Run
`
const PARALLEL = yaml`
  steps:
    - parallel:
        - step:
            identifier: left
            type: Run
        - step:
            identifier: right
            type: Run
    - step:
        identifier: last
        type: Run
    - step:
        identifier: end
        type: Run
`
const order = (document: ReturnType<typeof opened>['document']) =>
  document.outline().lists[0]?.items.map(({ identifier, kind }) => identifier ?? kind)

describe('moving', () => {
  it('takes comments along, later', () => {
    const { document, key } = opened(STEPS)
    const { text, selected } = afterwards(document, moveLater, { key: key('b') })
    expect(text).toContain('      identifier: c\n      type: Run\n  # b needs a\n  - step:\n')
    expect(text).toContain('identifier: b # the letter')
    expect(order(document)).toEqual(['a', 'c', 'b', 'group'])
    expect(selected).toBe('b')
  })

  it('goes earlier, and back by the way it came', () => {
    const { document, key } = opened(STEPS)
    afterwards(document, moveEarlier, { key: key('c') })
    expect(order(document)).toEqual(['a', 'c', 'b', 'group'])
    afterwards(document, moveLater, { key: key('c') })
    expect(document.text).toBe(STEPS)
  })

  it('goes into the group beside it and out again, keeping its key', () => {
    const { document, key } = opened(STEPS)
    const moved = key('c')
    const into = afterwards(document, moveIn, { key: moved })
    expect(byIdentifier(document, 'group').lists[0]?.items.map(({ identifier }) => identifier)).toEqual(['c', 'd', 'e'])
    expect(into.selected).toBe('c')
    const out = afterwards(document, moveOut, { key: key('c') })
    expect(order(document)).toEqual(['a', 'b', 'group', 'c'])
    expect(out.selected).toBe('c')
  })

  it.each([
    { to: 'before the parallel', index: 0, order: ['left', 'right', 'last', 'end'] },
    { to: 'right after it', index: 1, order: ['right', 'left', 'last', 'end'] },
    { to: 'further on', index: 2, order: ['right', 'last', 'left', 'end'] },
    { to: 'to the end', index: 3, order: ['right', 'last', 'end', 'left'] },
  ])('leaves no parallel of one when a branch goes $to', ({ index, order: expected }) => {
    const { document, key } = opened(PARALLEL)
    const point = { parent: document.outline().key, list: 'steps', index } as const
    const { selected } = afterwards(document, moveEntry, { key: key('left'), point })
    expect(order(document)).toEqual(expected)
    expect(selected).toBe('left')
  })

  it('goes into a parallel as a branch', () => {
    const { document, key } = opened(PARALLEL)
    const parallel = document.outline().lists[0]?.items[0]?.key
    if (parallel === undefined) throw new Error('no parallel')
    const { selected } = afterwards(document, moveEntry, {
      key: key('end'),
      point: { parent: parallel, list: 'parallel', index: 1 },
    })
    expect(document.outline().lists[0]?.items[0]?.lists[0]?.items.map(({ identifier }) => identifier)).toEqual([
      'left',
      'end',
      'right',
    ])
    expect(selected).toBe('end')
  })

  it('goes from a parallel deep into a group of the same list', () => {
    const { document, key } = opened(PARALLEL + STEPS.slice(STEPS.indexOf('  - stepGroup')))
    const { selected } = afterwards(document, moveEntry, {
      key: key('left'),
      point: { parent: key('group'), list: 'steps', index: 1 },
    })
    expect(order(document)).toEqual(['right', 'last', 'end', 'group'])
    expect(byIdentifier(document, 'group').lists[0]?.items.map(({ identifier }) => identifier)).toEqual([
      'd',
      'left',
      'e',
    ])
    expect(selected).toBe('left')
  })

  it('is refused into itself, and at the ends, with a reason', () => {
    const { document, key } = opened(STEPS)
    const point = { parent: key('group'), list: 'steps', index: 0 } as const
    expect(moveEntry.check(document, { key: key('group'), point })).toEqual({
      allowed: false,
      reason: 'It cannot go into itself.',
    })
    expect(moveEarlier.check(document, { key: key('a') }).allowed).toBe(false)
    expect(moveLater.check(document, { key: key('group') }).allowed).toBe(false)
    expect(moveOut.check(document, { key: key('a') }).allowed).toBe(false)
  })

  it('makes a list that is not there yet', () => {
    const { document, key } = opened(yaml`
      stage:
        identifier: deploy
        type: Custom
        spec:
          execution:
            steps:
              - step:
                  identifier: a
                  type: Run
              - step:
                  identifier: b # kept
                  type: Run
    `)
    const { text } = afterwards(document, moveEntry, {
      key: key('b'),
      point: { parent: document.placeOf(key('b'))?.parent ?? key('b'), list: 'rollbackSteps', index: 0 },
    })
    expect(text).toMatch(/rollbackSteps:\n +- step:\n +identifier: b # kept/)
  })
})
