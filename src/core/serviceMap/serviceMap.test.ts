import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import type { EntryKey } from '../document/entry.ts'
import { addressOf, callsOf, serviceMap, strayCalls } from './index.ts'

const TEXT = `stepGroup:
  name: build
  identifier: build
  sharedPaths: [/var/run, /var/lib/docker]
  stepGroupInfra:
    type: KubernetesDirect
    spec:
      connectorRef: cluster
  steps:
    - step:
        type: Background
        name: db
        identifier: db
        spec:
          image: postgres:16
    - step:
        type: Background
        name: second
        identifier: second
        spec:
          image: postgres:16
          entrypoint: [docker-entrypoint.sh, "-p 5433"]
    - step:
        type: Background
        name: dind
        identifier: dind
        spec:
          image: docker:27-dind
    - parallel:
        - step:
            type: Run
            name: by name
            identifier: by_name
            spec:
              command: psql -h build_db
        - step:
            type: Run
            name: by port
            identifier: by_port
            spec:
              envVariables:
                URL: postgres://u@localhost:5433/x
    - step:
        type: Run
        name: image
        identifier: image
        spec:
          command: |-
            while ! docker ps; do sleep 1; done
            docker build .
    - step:
        type: Run
        name: none
        identifier: none
        spec:
          command: echo localhost:54330 docker
`

function opened() {
  const document = openDocument(TEXT)
  const [root] = document.outline().lists.flatMap(({ items }) => items)
  const group = root?.kind === 'stepGroup' ? root.key : document.outline().key
  const key = (path: string) => document.find(path) as EntryKey
  return { document, group, key }
}

describe('the service map of a group', () => {
  it('tells ports from flags, and from the image where nothing else does', () => {
    const { document, group } = opened()
    expect(serviceMap(document, group).services.map(({ ports }) => ports)).toEqual([[5432], [5433], [2376]])
  })

  it('gives both documented addresses, and the socket of a shared path', () => {
    const { document, group } = opened()
    const addresses = serviceMap(document, group).services.map((service) =>
      service.addresses.map((each) => each.address),
    )
    expect(addresses[0]).toEqual(['build_db:5432', 'localhost:5432'])
    expect(addresses[2]).toContain('unix:///var/run/docker.sock')
  })

  it('finds who calls by name, by port and by the Docker client, and nobody else', () => {
    const { document, group, key } = opened()
    const callers = serviceMap(document, group).services.map((service) => service.callers)
    expect(callers).toEqual([[key('by_name')], [key('by_port')], [key('image')]])
    expect(callsOf(document, key('by_port'))).toEqual([key('second')])
    expect(callsOf(document, key('none'))).toEqual([])
  })

  it('is the same object until the group changes, and a service until something about it does', () => {
    const { document, group } = opened()
    const before = serviceMap(document, group)
    expect(serviceMap(document, group)).toBe(before)
    const at = document.text.indexOf('echo')
    document.edit([{ range: { start: at, end: at }, newText: 'curl http://build_second:5433 && ' }], { label: 'Type' })
    const after = serviceMap(document, group)
    expect(after.services[0]).toBe(before.services[0])
    expect(after.services[1]?.callers).toHaveLength(2)
  })
})

describe('what the map shows', () => {
  const group = (steps: string) => `stepGroup:
  name: build
  identifier: build
  stepGroupInfra:
    type: KubernetesDirect
    spec:
      connectorRef: cluster
  steps:
    - step:
        type: Background
        name: db
        identifier: db
        spec:
          image: postgres:16
${steps}`
  const run = (id: string, command: string) => `    - step:
        type: Run
        name: ${id}
        identifier: ${id}
        spec:
          command: ${command}
`
  const openGroup = (text: string) => {
    const document = openDocument(text)
    const [root] = document.outline().lists[0]?.items ?? []
    if (!root) throw new Error('no group')
    const steps = new Map(root.lists[0]?.items.map((item) => [item.identifier, item.key]))
    return { document, root, key: (id: string) => steps.get(id) as EntryKey }
  }

  it.each([
    ['psql -h localhost -p 5432', 'localhost:5432'],
    ['curl postgres://u@127.0.0.1:5432/x', '127.0.0.1:5432'],
    ['psql -h build_db', 'build_db:5432'],
    ['nc -z db:5432', 'db:5432'],
    ['echo <+execution.steps.build.steps.db.status>', '<+execution.steps.build.steps.db…>'],
  ])('says how %s calls the service', (command, address) => {
    const { document, root, key } = openGroup(group(run('caller', JSON.stringify(command))))
    const [service] = serviceMap(document, root.key).services
    expect(service?.callers).toEqual([key('caller')])
    expect(service && addressOf(document, service, key('caller'))).toBe(address)
  })

  it('finds steps that call nothing that is there', () => {
    const { document, root, key } = openGroup(
      group(
        run('right', 'psql postgres://localhost:5432') +
          run('wrong', 'redis-cli -u redis://localhost:6379') +
          run('serves', JSON.stringify('npm start & curl http://localhost:3000')) +
          run('outside', 'curl https://db.example.com:8443 myhost.localhost:99'),
      ),
    )
    expect([...strayCalls(document, root)]).toEqual([[key('wrong'), ['localhost:6379']]])
    expect(strayCalls(document, root)).toBe(strayCalls(document, root))
  })

  it('sees the Docker client in a command of one line', () => {
    const { document, root, key } = openGroup(
      group(run('build', 'docker build .')).replace('postgres:16', 'docker:dind'),
    )
    const [service] = serviceMap(document, root.key).services
    expect(service?.callers).toEqual([key('build')])
    expect(service && addressOf(document, service, key('build'))).toBe('docker')
  })

  it('says nothing of a pod with a service whose port nobody knows', () => {
    const text = group(run('wrong', 'curl localhost:6379')).replace('postgres:16', 'our/own:1')
    const { document, root } = openGroup(text)
    expect(strayCalls(document, root).size).toBe(0)
  })
})
