import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { deleteEntries } from './deleteEntries.ts'
import { afterwards, opened } from './testSupport.ts'
import { unwrap, wrapInGroup, wrapInParallel } from './wrap.ts'

const STEPS = yaml`
  steps:
    # first
    - step:
        identifier: a
        type: Run
    - step: { identifier: b, type: Run } # two
    - parallel:
        - step:
            identifier: c
        # other branch
        - step:
            identifier: d
    - stepGroup:
        identifier: g
        steps:
          - step:
              identifier: e
          - step:
              identifier: f # last
`

describe('deleting several', () => {
  it('is one step, and undo gives all of it back', () => {
    const { document, key } = opened(STEPS)
    const { text, plan } = afterwards(document, deleteEntries, { keys: [key('f'), key('a'), key('b')] })
    expect(plan.label).toBe('Delete 3 steps')
    expect(text).not.toMatch(/first|two|last/)
    expect(text).toContain('identifier: e')
    document.undo()
    expect(document.text).toBe(STEPS)
  })

  it('takes a parallel with its last branches, and leaves no parallel of one', () => {
    const all = opened(STEPS)
    expect(afterwards(all.document, deleteEntries, { keys: [all.key('c'), all.key('d')] }).text).not.toContain(
      'parallel',
    )
    const one = opened(STEPS)
    const { text } = afterwards(one.document, deleteEntries, { keys: [one.key('a'), one.key('c')] })
    expect(text).toContain('\n  # other branch\n  - step:\n      identifier: d\n')
    expect(text).not.toContain('parallel')
  })

  it('says why a group cannot be emptied', () => {
    const { document, key } = opened(STEPS)
    expect(deleteEntries.check(document, { keys: [key('e'), key('f')] })).toEqual({
      allowed: false,
      reason: 'These are all steps of g. A step group cannot be empty: delete the group.',
    })
    expect(deleteEntries.check(document, { keys: [key('e'), key('f'), key('g')] })).toEqual({ allowed: true })
  })
})

describe('wrapping', () => {
  it('puts a group with a pod around steps that need one, with their comments', () => {
    const { document, key } = opened(STEPS)
    const { text, selected } = afterwards(document, wrapInGroup, { keys: [key('b'), key('a')] })
    expect(selected).toBe('group_1')
    expect(text).toContain(
      '  - stepGroup:\n      name: group_1\n      identifier: group_1\n      stepGroupInfra:\n        type: KubernetesDirect\n',
    )
    expect(text).toContain(
      '      steps:\n        # first\n        - step:\n            identifier: a\n            type: Run\n        - step: { identifier: b, type: Run } # two\n  - parallel:',
    )
    document.undo()
    expect(document.text).toBe(STEPS)
  })

  it('makes neighbours run in parallel, and unwrapping gives back what was there', () => {
    const { document, key } = opened(STEPS)
    const { text } = afterwards(document, wrapInParallel, { keys: [key('a'), key('b')] })
    expect(text).toContain('  - parallel:\n      # first\n      - step:\n          identifier: a\n')
    const wrapped = document.placeOf(key('a'))?.parent
    if (wrapped === undefined) throw new Error('no parallel')
    expect(afterwards(document, unwrap, { key: wrapped }).text).toBe(STEPS)
  })

  it('unwraps a group in the order of its steps', () => {
    const { document, key } = opened(STEPS)
    const { text } = afterwards(document, unwrap, { key: key('g') })
    expect(text).toContain('identifier: d\n  - step:\n      identifier: e\n  - step:\n      identifier: f # last\n')
    expect(text).not.toContain('stepGroup')
  })

  it('says what cannot be wrapped', () => {
    const { document, key } = opened(STEPS)
    const why = (keys: string[]) => wrapInGroup.check(document, { keys: keys.map(key) })
    expect(why(['a', 'g'])).toEqual({ allowed: false, reason: 'These are no neighbours: move them together first.' })
    expect(why(['a', 'c'])).toEqual({ allowed: false, reason: 'These do not stand in one list.' })
    expect(wrapInParallel.check(document, { keys: [key('a')] })).toEqual({
      allowed: false,
      reason: 'One step alone cannot run in parallel: select several.',
    })
  })
})
