import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { moveBeside } from './moveBeside.ts'
import { afterwards, opened } from './testSupport.ts'

const STEPS = yaml`
  steps:
    - step:
        identifier: a
        type: Run
    # b needs a
    - step:
        identifier: b # the letter
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
    - parallel:
        - step:
            identifier: left
            type: Run
        - step:
            identifier: right
            type: Run
`

describe('moving beside another step', () => {
  it('makes a parallel of the two and takes the comments along', () => {
    const { document, key } = opened(STEPS)
    const { text } = afterwards(document, moveBeside, { key: key('b'), beside: key('a') })
    expect(text).toContain(yaml`
      steps:
        - parallel:
            - step:
                identifier: a
                type: Run
            # b needs a
            - step:
                identifier: b # the letter
                type: Run
        - stepGroup:
    `)
  })

  it('works from before, from a group and out of another parallel', () => {
    for (const from of ['a', 'd', 'right']) {
      const { document, key } = opened(STEPS)
      afterwards(document, moveBeside, { key: key(from), beside: key('b') })
      const list = document.outline().lists[0]?.items ?? []
      const parallel = list.find((item) => item.lists[0]?.items[0]?.identifier === 'b')
      expect(parallel?.kind).toBe('parallel')
      expect(parallel?.lists[0]?.items.map(({ identifier }) => identifier)).toEqual(['b', from])
      document.undo()
      expect(document.text).toBe(STEPS)
    }
  })

  it('is refused for the step itself, a whole parallel, and a group into what it holds', () => {
    const { document, key } = opened(STEPS)
    const parallel = document.placeOf(key('left'))?.parent ?? key('left')
    expect(moveBeside.check(document, { key: key('a'), beside: key('a') }).allowed).toBe(false)
    expect(moveBeside.check(document, { key: parallel, beside: key('a') }).allowed).toBe(false)
    expect(moveBeside.check(document, { key: key('group'), beside: key('d') }).allowed).toBe(false)
    expect(moveBeside.check(document, { key: key('a'), beside: key('left') }).allowed).toBe(false)
  })
})
