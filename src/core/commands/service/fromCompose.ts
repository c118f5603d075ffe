import { parseDocument } from 'yaml'
import { tooDeepAt } from '../../patch/tooDeep.ts'
import { applyPatch } from '../../patch/applyPatch.ts'
import type { Operation, YamlValue } from '../../patch/operation.ts'
import { identifierFromName } from '../../schema/index.ts'
import { head } from '../../schema/starters/starter.ts'
import type { StarterValues } from '../../schema/starters/starter.ts'
import { knownPorts } from '../../serviceMap/knownImages.ts'
import { isMapping, mappingOf } from '../../value/value.ts'
import { uniqueOf } from '../uniqueIds.ts'
import type { ComposeService } from './composeService.ts'
import { readComposeService } from './composeService.ts'

export type FromCompose =
  | {
      readonly ok: true
      readonly text: string
      /** What has no counterpart, or was changed on the way, a sentence each. */
      readonly notes: readonly string[]
    }
  | { readonly ok: false; readonly reason: string }

const MAX = 1_000_000
const STEPS = '/pipeline/stages/0/stage/spec/execution/steps/0/stepGroup/steps'

/** A pipeline whose step group runs the services of a `docker-compose.yml` as Background steps, and waits for them. */
export function pipelineFromCompose(text: string, values: StarterValues): FromCompose {
  if (text.length > MAX) return { ok: false, reason: 'That is over 1 MB: no compose file is.' }
  if (tooDeepAt(text) !== undefined) return { ok: false, reason: 'It is nested too deep to be read.' }
  const document = parseDocument(text, { logLevel: 'silent', merge: true })
  const [error] = document.errors
  if (error) return { ok: false, reason: `It cannot be read as YAML: ${error.message.split('\n', 1)[0] ?? ''}` }
  const services = mappingOf(mappingOf(plain(document)).services)
  if (Object.keys(services).length === 0)
    return { ok: false, reason: 'It has no services: paste a docker-compose.yml.' }
  const names = new Set(Object.keys(services))
  const read = Object.entries(services).flatMap(([name, value]) =>
    isMapping(value) ? [readComposeService(name, value, names)] : [],
  )
  const ordered = inStartOrder(read)
  const patch = operationsFor(ordered)
  const variables = [...new Set(ordered.flatMap((service) => service.variables))]
  if (variables.length > 0) {
    const asked = variables.map((name) => ({ name, type: 'String', value: '<+input>' }))
    patch.push({ op: 'add', path: '/pipeline/variables', value: asked })
  }
  const result = applyPatch(skeleton(values), patch)
  if (!result.ok) return { ok: false, reason: 'Its services cannot be written as steps.' }
  const clashes = portClashes(ordered)
  return { ok: true, text: result.text, notes: [...ordered.flatMap(({ notes }) => notes), ...clashes] }
}

/** Aliases resolved; a bomb of them is cut off by the parser. */
function plain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return undefined
  }
}

function skeleton(values: StarterValues): string {
  const about = [
    'Made from a docker-compose.yml. All services are containers of one pod: each listens on localhost, on a port of its own.',
  ]
  return `${head(about, values)}  stages:
    - stage:
        name: Test
        identifier: test
        type: Custom
        spec:
          execution:
            steps:
              - stepGroup:
                  name: services
                  identifier: services
                  stepGroupInfra:
                    type: KubernetesDirect
                    spec:
                      connectorRef: account.cluster   # your Kubernetes connector
                      namespace: ci                   # must exist
                  steps:
                    - step:
                        type: Run
                        name: Tests
                        identifier: tests
                        spec:
                          connectorRef: account.docker_hub   # your registry connector
                          image: alpine:3.20
                          shell: Sh
                          command: |
                            # your tests: the services are up
                            true
                        timeout: 15m
`
}

/** The services, then for each what waits for it, before the step that is there. */
function operationsFor(services: readonly ComposeService[]): Operation[] {
  const taken = new Set(['tests', 'services', 'test'])
  const steps: YamlValue[] = []
  const waits: YamlValue[] = []
  for (const service of services) {
    const identifier = uniqueOf(identifierFromName(service.name) || 'service', taken)
    taken.add(identifier)
    steps.push({ step: { type: 'Background', name: identifier, identifier, spec: service.spec } })
    if (service.wait === undefined) continue
    const waitId = uniqueOf(`wait_for_${identifier}`, taken)
    taken.add(waitId)
    waits.push({
      step: {
        type: 'Run',
        name: `Wait for ${identifier}`,
        identifier: waitId,
        spec: { connectorRef: service.spec.connectorRef ?? '', shell: 'Sh', ...service.wait },
        timeout: '5m',
      },
    })
  }
  return [...steps, ...waits].map((value, index): Operation => ({ op: 'add', path: `${STEPS}/${index}`, value }))
}

/** What others depend on starts first; a circle keeps the order of the file. */
function inStartOrder(services: readonly ComposeService[]): readonly ComposeService[] {
  const byName = new Map(services.map((service) => [service.name, service]))
  const ordered = new Set<ComposeService>()
  const entered = new Set<string>()
  const visit = (service: ComposeService) => {
    if (entered.has(service.name)) return
    entered.add(service.name)
    for (const name of service.dependsOn) {
      const other = byName.get(name)
      if (other) visit(other)
    }
    ordered.add(service)
  }
  services.forEach(visit)
  return [...ordered]
}

function portClashes(services: readonly ComposeService[]): string[] {
  const owners = new Map<number, string>()
  return services.flatMap(({ name, ports, image }) =>
    (ports.length > 0 ? ports : knownPorts(image)).flatMap((port) => {
      const owner = owners.get(port)
      owners.set(port, owner ?? name)
      return owner === undefined ? [] : [`${owner} and ${name} both listen on ${port}: give one of them another port.`]
    }),
  )
}
