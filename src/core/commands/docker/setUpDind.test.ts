import { describe, expect, it } from 'vitest'
import { yaml } from '../../document/testSupport.ts'
import { checkPipeline } from '../../problems/checkPipeline.ts'
import { afterwards, opened } from '../testSupport.ts'
import { dindChanges } from './dindChanges.ts'
import type { DindChoice } from './dindChoice.ts'
import { choiceTrouble, dindChoiceOf } from './dindChoice.ts'
import { flagValue, withFlag } from './entrypointFlags.ts'
import { setUpDind, WAIT } from './setUpDind.ts'

const HALF_MADE = yaml`
  pipeline:
    name: Build
    identifier: build
    projectIdentifier: p
    orgIdentifier: o
    stages:
      - stage:
          name: Build
          identifier: build
          type: Custom
          spec:
            execution:
              steps:
                - stepGroup:
                    name: image
                    identifier: image
                    sharedPaths:
                      - /cache   # of the packages
                    stepGroupInfra:
                      type: KubernetesDirect
                      spec: { connectorRef: k8s, namespace: ci }
                    steps:
                      - step:
                          type: Background
                          name: dind
                          identifier: dind
                          spec:
                            connectorRef: account.hub
                            image: docker:27-dind   # pinned by ops
                            shell: Sh
                            entrypoint:
                              - docker-entrypoint.sh
                              - --experimental   # for buildx
                      - step:
                          type: Run
                          name: Push
                          identifier: push
                          spec:
                            connectorRef: account.hub
                            image: docker:27-cli
                            shell: Sh
                            command: docker build -t x .
                            envVariables:
                              # where Docker was
                              DOCKER_HOST: tcp://localhost:2376
                              TAG: latest
`

const NOTHING: ReadonlySet<string> = new Set()

function setUp(text: string, choice: Partial<DindChoice> = {}, without = NOTHING) {
  const { document, key } = opened(text)
  const args = { key: key('dind'), choice: { ...dindChoiceOf(document, key('dind')), ...choice }, without }
  return { document, key, ...afterwards(document, setUpDind, args) }
}

const problems = (text: string) => checkPipeline(text).map(({ rule, message }) => `${rule}: ${message}`)

describe('the Docker-in-Docker set-up', () => {
  it('mends a half-made one by the socket, and keeps every line that may stay', () => {
    const { text } = setUp(HALF_MADE, { reach: 'socket', mtu: '1450', mirror: 'https://mirror.example.com' })
    expect(text).toBe(
      HALF_MADE.replace(
        '- /cache   # of the packages\n',
        '- /cache   # of the packages\n                    - /var/run\n                    - /var/lib/docker\n',
      )
        .replace('- docker-entrypoint.sh', '- dockerd-entrypoint.sh')
        .replace(
          '--experimental   # for buildx\n',
          `--experimental   # for buildx
                            - --mtu=1450
                            - --registry-mirror=https://mirror.example.com
                          privileged: true
                          resources:
                            limits:
                              memory: 2Gi
                              cpu: "1"
                    - step:
                        type: Run
                        name: Wait for dind
                        identifier: wait_for_dind
                        spec:
                          connectorRef: account.hub
                          image: docker:27-dind
                          shell: Sh
                          command: |
                            # A Background step starts and the pipeline goes on: this waits until dind answers.
                            tries=60
                            until docker info > /dev/null 2>&1; do
                              tries=$((tries - 1))
                              if [ "$tries" -le 0 ]; then
                                echo "dind does not answer" >&2
                                exit 1
                              fi
                              sleep 2
                            done
                            echo "dind is ready"
                        timeout: 3m
`,
        )
        .replace(/ +# where Docker was\n +DOCKER_HOST: tcp:\/\/localhost:2376\n/, ''),
    )
    expect(problems(text)).toEqual([])
  })

  it('has nothing to do twice', () => {
    for (const reach of ['socket', 'tcp', 'tls'] as const) {
      const { document, key } = setUp(HALF_MADE, { reach, mtu: '1400' })
      const choice = dindChoiceOf(document, key('dind'))
      expect(choice).toMatchObject({ reach: reach === 'socket' ? 'socket' : reach, mtu: '1400' })
      expect(dindChanges(document, key('dind'), choice)).toEqual({ changes: [], wait: undefined, notes: [] })
      expect(setUpDind.check(document, { key: key('dind'), choice, without: NOTHING })).toMatchObject({
        allowed: false,
      })
      expect(problems(document.text)).toEqual([])
    }
  })

  it('gives clients the address and the certificates when TLS is on, and shares their folder', () => {
    const { text } = setUp(HALF_MADE, { reach: 'tls' })
    expect(text).toContain('- /certs\n')
    expect(text).toContain('DOCKER_TLS_CERTDIR: /certs\n')
    expect(text).toMatch(/TAG: latest\n +DOCKER_TLS_VERIFY: "1"\n +DOCKER_CERT_PATH: \/certs\/client\n/)
    expect(text).toContain('DOCKER_HOST: tcp://localhost:2376\n')
    expect(text).not.toContain('/var/run')
  })

  it('switches TLS off on both sides', () => {
    const { text } = setUp(setUp(HALF_MADE, { reach: 'tls' }).text, { reach: 'tcp' })
    expect(text).toContain('DOCKER_TLS_CERTDIR: ""\n')
    expect(text).not.toContain('DOCKER_TLS_VERIFY')
    expect(text).not.toContain('DOCKER_CERT_PATH')
    expect(text.match(/DOCKER_HOST: tcp:\/\/localhost:2375/g)).toHaveLength(2)
  })

  it('leaves a client alone that calls the daemon under another of its names', () => {
    const text = HALF_MADE.replace('tcp://localhost:2376', 'tcp://image_dind:2375')
    const { document, key } = opened(text)
    const { changes } = dindChanges(document, key('dind'), dindChoiceOf(document, key('dind')))
    expect(changes.map((change) => change.key === key('push'))).not.toContain(true)
    expect(changes.find(({ label }) => label === 'DOCKER_TLS_CERTDIR')?.to).toBe('')
  })

  it('reads from the clients how the daemon is reached', () => {
    const { document, key } = opened(HALF_MADE)
    expect(dindChoiceOf(document, key('dind')).reach).toBe('tls')
  })

  it('leaves out what a person does not want', () => {
    const { document, key } = opened(HALF_MADE)
    const choice = dindChoiceOf(document, key('dind'))
    const { changes } = dindChanges(document, key('dind'), choice)
    const without = new Set([WAIT, ...changes.filter(({ label }) => label !== 'Privileged').map(({ id }) => id)])
    const { text } = afterwards(document, setUpDind, { key: key('dind'), choice, without })
    expect(text).toBe(HALF_MADE.replace('# for buildx\n', '# for buildx\n                          privileged: true\n'))
  })

  it('says what it cannot mend', () => {
    const text = HALF_MADE.replace(/sharedPaths:\n.*/, 'sharedPaths: <+input>')
      .replace('tcp://localhost:2376', 'tcp://build.example.com:2375')
      .replace('command: docker build', 'command: export DOCKER_HOST=x; docker build')
      .replace('type: KubernetesDirect', 'type: VM')
    const { document, key } = opened(text)
    const { notes } = dindChanges(document, key('dind'), { ...dindChoiceOf(document, key('dind')), reach: 'socket' })
    expect(notes).toEqual([
      'Background steps run on Kubernetes only, not on VM.',
      'Shared Paths are asked for at run time: they must hold /var/run and /var/lib/docker.',
      'The script of Push sets DOCKER_HOST itself: make it fit, it is left as it is.',
      'Push has DOCKER_HOST tcp://build.example.com:2375: it is left as it is.',
    ])
  })

  it('explains each change', () => {
    const { document, key } = opened(HALF_MADE)
    const { changes, wait } = dindChanges(document, key('dind'), {
      ...dindChoiceOf(document, key('dind')),
      reach: 'tcp',
    })
    expect(changes.map(({ label }) => label)).toEqual([
      'Privileged',
      'Entry Point',
      'DOCKER_TLS_CERTDIR',
      'Limit Memory',
      'Limit CPU',
      'DOCKER_HOST',
    ])
    for (const { why } of changes) expect(why.length).toBeGreaterThan(20)
    expect(wait).toContain('docker info')
  })

  it('works for a CI stage, whose pod has the paths', () => {
    const text = yaml`
      pipeline:
        name: Build
        identifier: build
        projectIdentifier: p
        orgIdentifier: o
        stages:
          - stage:
              name: Build
              identifier: build
              type: CI
              spec:
                cloneCodebase: false
                infrastructure: { type: KubernetesDirect, spec: { connectorRef: k8s, namespace: ci, os: Linux } }
                execution:
                  steps:
                    - step:
                        type: Background
                        name: dind
                        identifier: dind
                        spec: { connectorRef: hub, image: "docker:27-dind", shell: Sh }
    `
    const { text: after } = setUp(text)
    expect(after).toMatch(/sharedPaths:\n +- \/var\/run\n +- \/var\/lib\/docker\n/)
    expect(after).toContain('privileged: true')
    expect(problems(after)).toEqual([])
  })

  it('refuses what dockerd would not take', () => {
    const choice = { reach: 'socket', mtu: '20', mirror: 'mirror', memory: '2GB', cpu: 'two', waits: true } as const
    expect(Object.keys(choiceTrouble(choice))).toEqual(['mtu', 'mirror', 'memory', 'cpu'])
    expect(choiceTrouble({ ...choice, mtu: '1450', mirror: '', memory: '2Gi', cpu: '500m' })).toEqual({})
  })
})

describe('flags of an entry point', () => {
  it.each([
    [['x', '--mtu=1450'], '1450', ['x', '--mtu=1400']],
    [['x', '--mtu', '1450', '-D'], '1450', ['x', '--mtu=1400', '-D']],
    [['x'], undefined, ['x', '--mtu=1400']],
  ])('reads and writes %j', (list, value, after) => {
    expect(flagValue(list, '--mtu')).toBe(value)
    expect(withFlag(list, '--mtu', '1400')).toEqual(after)
    expect(withFlag(after, '--mtu', '')).toEqual(after.filter((word) => !word.startsWith('--mtu')))
  })
})
