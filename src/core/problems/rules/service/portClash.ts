import type { Entry, EntryKey } from '../../../document/entry.ts'
import type { PipelineDocument } from '../../../document/pipelineDocument.ts'
import type { Operation } from '../../../patch/operation.ts'
import type { PortSetting, ServiceFacts } from '../../../serviceMap/index.ts'
import { portSetting, serviceFacts } from '../../../serviceMap/index.ts'
import type { Finding, FindingFix, ListRule } from '../../rule.ts'
import type { Mapping } from '../../../value/value.ts'
import { isMapping, mappingOf } from '../../../value/value.ts'

/** The containers of a pod share one network, so each port has one owner. */
export const portClash: ListRule = {
  id: 'service/port-clash',
  severity: 'warning',
  scope: 'list',
  summary: 'Two services of one pod listen on the same port',
  within: (entry, document) =>
    entry.kind === 'stepGroup' && mappingOf(document.model(entry.key)?.value).stepGroupInfra !== undefined,
  check(group, document) {
    const owners = new Map<number, Entry>()
    const found = new Map<EntryKey, readonly Finding[]>()
    const services = servicesIn(group, document)
    const taken = new Set(services.flatMap(({ facts }) => facts.ports))
    for (const { step, facts } of services) {
      const clashes = facts.ports.flatMap((port) => {
        const owner = owners.get(port)
        if (!owner) owners.set(port, step)
        return owner ? [{ port, owner }] : []
      })
      if (clashes.length === 0) continue
      const findings = clashes.map(({ port, owner }): Finding => {
        const fix = moveFix(document, step, facts, taken)
        const names = `${nameOf(owner)} and ${nameOf(step)}`
        return {
          path: facts.portsFrom === 'step' ? ['spec'] : ['spec', 'image'],
          ...(facts.portsFrom === 'step' ? { part: 'key' } : {}),
          message: `Port ${port} is taken twice: ${names} share one pod, so give one of them another port`,
          ...(fix ? { fixes: [fix] } : {}),
        }
      })
      found.set(step.key, findings)
    }
    return found
  },
}

/** Tells the second one to listen on the next free port. Only where it says nothing of its port yet: that is for a person to change. */
function moveFix(
  document: PipelineDocument,
  step: Entry,
  { image, ports, portsFrom }: ServiceFacts,
  taken: ReadonlySet<number>,
): FindingFix | undefined {
  const [usual] = ports
  if (portsFrom === 'step' || image === undefined || usual === undefined) return undefined
  let port = usual + 1
  while (taken.has(port)) port += 1
  const setting = portSetting(image, port)
  const patch = setting && settingPatch(setting, mappingOf(mappingOf(document.model(step.key)?.value).spec))
  return patch && { title: `Move ${nameOf(step)} to ${port}`, certain: false, patch: ({ node }) => patch(node) }
}

/** `undefined` where what the step says already would have to be rewritten. */
function settingPatch(
  { env = {}, entrypoint }: PortSetting,
  spec: Mapping,
): ((node: string) => readonly Operation[]) | undefined {
  if (entrypoint) {
    const isFree = spec.entrypoint === undefined && spec.command === undefined
    return isFree ? (node) => [{ op: 'add', path: `${node}/spec/entrypoint`, value: entrypoint }] : undefined
  }
  if (spec.envVariables === undefined) return (node) => [{ op: 'add', path: `${node}/spec/envVariables`, value: env }]
  if (!isMapping(spec.envVariables)) return undefined
  return (node) =>
    Object.entries(env).map(([name, value]) => ({ op: 'add', path: `${node}/spec/envVariables/${name}`, value }))
}

/** Groups with a pod of their own are another pod. */
function servicesIn(entry: Entry, document: PipelineDocument): { step: Entry; facts: ServiceFacts }[] {
  return entry.lists.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (portClash.within(item, document)) return []
      const model = item.type === 'Background' ? document.model(item.key) : undefined
      const facts = model && serviceFacts(model)
      return facts ? [{ step: item, facts }] : servicesIn(item, document)
    }),
  )
}

function nameOf(entry: Entry): string {
  return entry.name ?? entry.identifier ?? 'a service'
}
