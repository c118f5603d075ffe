import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkNode } from '../checkNode.ts'
import { fieldsOf } from '../fieldsOf.ts'

const check = (spec: string) =>
  checkNode('step', { type: 'Background', name: 'dind', identifier: 'dind', spec: parse(spec) as unknown })
const sentences = (spec: string) => check(spec).map(({ message }) => message)

describe('the form of a Background step', () => {
  const labels = (section: string) =>
    fieldsOf('step', 'Background')
      .filter((field) => field.section === section)
      .map(({ label }) => label)

  it('has the documented settings in their order', () => {
    expect(labels('step')).toEqual([
      'Name',
      'Id',
      'Container Registry',
      'Image',
      'Entry Point',
      'Shell',
      'Command',
      'Privileged',
      'Report Paths',
      'Environment Variables',
      'Image Pull Policy',
      'Limit Memory',
      'Limit CPU',
    ])
    expect(labels('more')).toEqual(['Port Bindings', 'Run as User'])
    expect(labels('advanced')).toEqual([
      'Timeout',
      'Conditional Execution',
      'Failure Strategy',
      'Looping Strategy',
      'Policy Enforcement',
    ])
  })

  it('says for each what it is and where that is documented', () => {
    for (const field of fieldsOf('step', 'Background')) {
      expect(field.help).toMatch(/\.$/)
      expect(field.docs).toBeDefined()
    }
  })

  it('requires a name and an id only', () => {
    const required = fieldsOf('step', 'Background').filter((field) => field.required)
    expect(required.map(({ label }) => label)).toEqual(['Name', 'Id'])
  })

  it('knows which containers an emptied field leaves behind', () => {
    const prune = (label: string) => fieldsOf('step', 'Background').find((field) => field.label === label)?.prune
    expect(prune('Limit CPU')).toEqual([
      ['spec', 'resources', 'limits'],
      ['spec', 'resources'],
    ])
    expect(prune('Report Paths')).toEqual([
      ['spec', 'reports', 'spec'],
      ['spec', 'reports'],
    ])
    expect(prune('Image')).toEqual([])
  })

  it('writes PowerShell as the YAML does', () => {
    const shell = fieldsOf('step', 'Background').find(({ label }) => label === 'Shell')
    expect(shell?.options?.map(({ value, label }) => `${value}: ${label}`)).toEqual([
      'Sh: Sh',
      'Bash: Bash',
      'Powershell: PowerShell',
      'Pwsh: Pwsh',
      'Python: Python',
    ])
  })
})

describe('the check of a Background step', () => {
  it('takes every setting', () => {
    const spec = `
      connectorRef: account.hub
      image: docker:27-dind
      entrypoint: [dockerd-entrypoint.sh, "--mtu=1450"]
      shell: Sh
      command: dockerd
      privileged: true
      reports: { type: JUnit, spec: { paths: [ "**/*.xml" ] } }
      envVariables: { DOCKER_TLS_CERTDIR: "" }
      imagePullPolicy: IfNotPresent
      resources: { limits: { memory: 2Gi, cpu: 0.5 }, requests: { memory: 1Gi } }
      portBindings: { "5432": "5432" }
      runAsUser: 1000
    `
    expect(check(spec)).toEqual([])
  })

  it('takes expressions where Harness does', () => {
    expect(
      check('{ image: <+input>, shell: <+x>, privileged: <+input>.default(true), imagePullPolicy: <+a.b> }'),
    ).toEqual([])
  })

  it.each([
    [
      'imagePullPolicy: always',
      'Image Pull Policy must be Always, IfNotPresent or Never; it is always. Did you mean Always?',
    ],
    ['shell: bash', 'Shell must be Sh, Bash, Powershell, Pwsh or Python; it is bash. Did you mean Bash?'],
    ['image: 1.5', 'Image must be text: put it in quotes, "1.5"'],
    ['image:', 'Image is empty: give it a value, or remove image'],
    [
      'privileged: <+pipeline.variables.p>',
      'Privileged must be true, false or a runtime input; it is <+pipeline.variables.p>',
    ],
    ['entrypoint: [a, 1]', 'Entry Point 2 must be text: put it in quotes, "1"'],
    ['envVariables: { PORT: 5432 }', 'PORT in Environment Variables must be text: put it in quotes, "5432"'],
    ['envVariables: { DEBUG: true }', 'DEBUG in Environment Variables must be text: put it in quotes, "true"'],
    ['envVariables: { X: }', 'X in Environment Variables is empty: give it a value, or remove X'],
    ['resources: { limits: { memory: 500 } }', 'Limit Memory must be text: put it in quotes, "500"'],
    ['resources: {}', 'Resources needs at least one of limits, requests'],
    ['reports: []', 'Reports must be a mapping or a runtime input'],
    ['entryPoint: [a]', 'The key entryPoint is not known. Did you mean entrypoint?'],
  ])('%s', (spec, sentence) => {
    expect(sentences(spec)).toEqual([sentence])
  })

  it('says that quotes make a text of true', () => {
    expect(sentences('privileged: "true"')).toEqual([
      'Privileged must be true, false or a runtime input: take it out of its quotes',
    ])
  })
})
