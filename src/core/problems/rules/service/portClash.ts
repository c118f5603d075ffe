import type { Entry, EntryKey } from '../../../document/entry.ts'
import type { PipelineDocument } from '../../../document/pipelineDocument.ts'
import type { ServiceFacts } from '../../../serviceMap/index.ts'
import { serviceFacts } from '../../../serviceMap/index.ts'
import type { Finding, ListRule } from '../../rule.ts'
import { mappingOf } from '../../../value/value.ts'

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
    for (const { step, facts } of servicesIn(group, document)) {
      const clashes = facts.ports.flatMap((port) => {
        const owner = owners.get(port)
        if (!owner) owners.set(port, step)
        return owner ? [{ port, owner }] : []
      })
      if (clashes.length === 0) continue
      const findings = clashes.map(({ port, owner }): Finding => {
        const names = `${nameOf(owner)} and ${nameOf(step)}`
        return {
          path: facts.portsFrom === 'step' ? ['spec'] : ['spec', 'image'],
          ...(facts.portsFrom === 'step' ? { part: 'key' } : {}),
          message: `Port ${port} is taken twice: ${names} share one pod, so give one of them another port`,
        }
      })
      found.set(step.key, findings)
    }
    return found
  },
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
