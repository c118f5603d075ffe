import { describe, expect, it } from 'vitest'
import { yaml } from '../document/testSupport.ts'
import { mentionsOf, mentionsOfId } from './mentionsOfId.ts'
import { opened } from './testSupport.ts'

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

  it('counts what stands in another expression, and a host by its port, but no tag of an image', () => {
    expect(mentionsOfId('<+pipeline.stages.<+x>.steps.dind.output>', 'dind', undefined)).toBe(1)
    expect(mentionsOfId('url: redis:6379', 'redis', undefined)).toBe(1)
    expect(mentionsOfId('image: redis:74', 'redis', undefined)).toBe(0)
  })

  it('of a group counts the addresses of its services', () => {
    const { document, key } = opened(yaml`
      steps:
        - stepGroup:
            identifier: build
            steps:
              - step:
                  identifier: dind
                  type: Background
              - step:
                  identifier: build_image
                  type: Run
                  spec:
                    command: docker -H build_dind:2375 info
    `)
    expect(mentionsOf(document, key('build'), 'build')).toBe(1)
    expect(mentionsOf(document, key('dind'), 'dind')).toBe(1)
    expect(mentionsOf(document, key('build_image'), 'build_image')).toBe(0)
  })
})
