import { describe, expect, it } from 'vitest'
import { difference, fixed, inGroup, problemsIn } from '../../testing/problemsIn.ts'

const dind = (spec: string) => `- step:
    type: Background
    name: dind
    identifier: dind
    spec:
      connectorRef: hub
      image: docker:27-dind
${spec}`

function inCiStage(shared: string, infra: string): string {
  return `pipeline:
  name: Demo
  identifier: demo
  projectIdentifier: p
  orgIdentifier: o
  stages:
    - stage:
        name: Build
        identifier: build
        type: CI
        spec:
          cloneCodebase: false
          infrastructure:
            type: ${infra}
            spec:
              ${infra === 'VM' ? 'type: Pool\n              spec: { poolName: linux }' : 'connectorRef: cluster\n              namespace: ci'}
${shared}          execution:
            steps:
${dind('      privileged: true').replaceAll(/^/gm, '              ')}
`
}

describe('Docker-in-Docker', () => {
  it('is fine with Privileged and both shared paths', () => {
    expect(problemsIn(inGroup(dind('      privileged: true')))).toEqual([])
  })

  it('needs Privileged; the fix turns it on and changes nothing else', () => {
    const before = inGroup(dind('      privileged: false # for now'))
    expect(problemsIn(before)).toEqual(['background/dind-privileged @33'])
    const after = fixed(before, 'background/dind-privileged')
    expect(difference(before, after)).toEqual(['- privileged: false # for now', '+ privileged: true # for now'])
    expect(problemsIn(after)).toEqual([])
  })

  it('adds the key where it is missing', () => {
    const before = inGroup(dind('      shell: Sh'))
    const after = fixed(before, 'background/dind-privileged')
    expect(difference(before, after)).toEqual(['+ privileged: true'])
  })

  it('says nothing when Privileged is asked for at run time', () => {
    expect(problemsIn(inGroup(dind('      privileged: <+input>')))).toEqual([])
  })

  it('needs the shared paths; the fix adds the missing one to the group', () => {
    const before = inGroup(dind('      privileged: true'), 'sharedPaths:\n  - /var/run')
    expect(problemsIn(before)).toEqual(['background/dind-shared-paths @31'])
    const after = fixed(before, 'background/dind-shared-paths')
    expect(difference(before, after)).toEqual(['+ - /var/lib/docker'])
    expect(problemsIn(after)).toEqual([])
  })

  it.each([
    ['shares another path', '          sharedPaths:\n            - /cache\n', ['+ - /var/run']],
    ['shares nothing', '', ['+ sharedPaths:', '+ - /var/run']],
  ])('needs the socket’s folder of a CI stage on Kubernetes, too, which %s', (_, shared, lines) => {
    const before = inCiStage(shared, 'KubernetesDirect')
    expect(problemsIn(before)).toEqual([expect.stringMatching(/^background\/dind-shared-paths/)])
    const after = fixed(before, 'background/dind-shared-paths')
    expect(difference(before, after)).toEqual(lines)
    expect(problemsIn(after)).toEqual([])
  })

  it('asks no CI stage for it that runs on machines', () => {
    expect(problemsIn(inCiStage('', 'VM'))).toEqual([])
  })

  it('adds the whole list where the group shares nothing', () => {
    const before = inGroup(dind('      privileged: true'), 'description: none')
    const after = fixed(before, 'background/dind-shared-paths')
    expect(difference(before, after)).toEqual(['+ sharedPaths:', '+ - /var/run', '+ - /var/lib/docker'])
    expect(problemsIn(after)).toEqual([])
  })

  it('knows the image by its tag, not by its name alone', () => {
    expect(problemsIn(inGroup(dind('      shell: Sh').replace('27-dind', '27')))).toEqual([])
  })
})

describe('a Background step', () => {
  it('says that Entry Point overrides Command', () => {
    const before = inGroup(
      dind('      privileged: true\n      command: dockerd\n      entrypoint:\n        - dockerd-entrypoint.sh'),
    )
    expect(problemsIn(before)).toEqual(['background/entrypoint-overrides-command @34'])
    expect(difference(before, fixed(before, 'background/entrypoint-overrides-command', 1))).toEqual([
      '- command: dockerd',
    ])
  })

  it('cannot stand outside a containerized group of a Deployment or Custom stage', () => {
    const text = inGroup(dind('      privileged: true')).replace(/ +stepGroupInfra:[^]*?namespace: ci\n/, '')
    expect(problemsIn(text)).toEqual(['background/not-in-containerized-group @22'])
  })

  it('cannot run in a group of VM', () => {
    const text = inGroup(dind('      privileged: true'))
      .replace('KubernetesDirect', 'VM')
      .replace(/connectorRef: cluster\n +namespace: ci/, 'type: Pool\n                      spec: {}')
    expect(problemsIn(text)).toContain('background/not-in-containerized-group @27')
  })

  it('needs an image and a registry', () => {
    const step = '- step:\n    type: Background\n    name: a\n    identifier: a\n    spec:\n      shell: Sh'
    expect(problemsIn(inGroup(step))).toEqual(expect.arrayContaining(['image/missing @30', 'connector/missing @30']))
  })
})
