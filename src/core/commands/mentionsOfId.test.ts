import { describe, expect, it } from 'vitest'
import { mentionsOfId } from './mentionsOfId.ts'

describe('mentions of an Id', () => {
  const text = `
    url: tcp://build_dind:2375
    tag: <+execution.steps.build.steps.dind.output.outputVariables.tag>
    other: <+execution.steps.dinding.output.x> dind`

  it('counts expressions and host names, whole words only', () => {
    expect(mentionsOfId(text, 'dind', 'build')).toBe(2)
    expect(mentionsOfId(text, 'dind', undefined)).toBe(1)
    expect(mentionsOfId(text, 'din', 'build')).toBe(0)
    expect(mentionsOfId(text, 'a.b', 'build')).toBe(0)
  })
})
