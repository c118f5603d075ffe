import { describe, expect, it } from 'vitest'
import { openDocument } from '../document/openDocument.ts'
import type { EntryKey } from '../document/entry.ts'
import { callsOf, serviceMap } from './index.ts'

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
