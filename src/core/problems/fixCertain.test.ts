import { describe, expect, it } from 'vitest'
import { checkPipeline } from './checkPipeline.ts'
import { fixCertain } from './fixCertain.ts'
import { difference, inGroup } from './testing/problemsIn.ts'

const STEPS = `# the daemon
- step:
    type: Background
    name: dind
    identifier: dind
    spec:
      connectorRef: hub
      image: docker:27-dind   # pinned
      shell: Sh
- step:
    type: Run
    name: Build It
    spec:
      connectorRef: hub
      image: alpine:3.20
      shell: Sh
      command: ls
      privileged: yes
`

describe('fixes that are safe without a look', () => {
  it('are all made, and nothing else is touched', () => {
    const before = inGroup(STEPS, 'description: g')
    const { text, count, problems } = fixCertain(before)
    expect(count).toBe(4)
    expect(problems.filter(({ fixes }) => fixes.some(({ certain }) => certain))).toEqual([])
    expect(difference(before, text)).toEqual([
      '- privileged: yes',
      '+ sharedPaths:',
      '+ - /var/run',
      '+ - /var/lib/docker',
      '+ privileged: true',
      '+ identifier: Build_It',
      '+ privileged: true',
    ])
    expect(checkPipeline(text)).toEqual(problems)
  })

  it('are none for a good file, which stays as it is', () => {
    const good = fixCertain(inGroup(STEPS, 'description: g')).text
    expect(fixCertain(good)).toMatchObject({ text: good, count: 0 })
    expect(fixCertain('a: [')).toMatchObject({ text: 'a: [', count: 0 })
  })
})
