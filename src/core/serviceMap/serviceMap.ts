import type { Entry, EntryKey, EntryModel } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Target } from './calls.ts'
import { addressUsed, callsTo, DOCKER_SOCKET } from './calls.ts'
import { mappingOf } from '../value/value.ts'
import { serviceFacts } from './serviceFacts.ts'
import { stepText } from './stepText.ts'

export interface Address {
  readonly address: string
  /** When it holds, in a few words. */
  readonly note: string
}

/** What one Background step offers and who uses it. */
export interface Service {
  readonly key: EntryKey
  readonly ports: readonly number[]
  /** `image`: the step names no port, these are the usual ones of its image. */
  readonly portsFrom: 'step' | 'image'
  readonly dind: boolean
  readonly addresses: readonly Address[]
  readonly callers: readonly EntryKey[]
  /** It runs from its own place in the group until the pod of this group ends. */
  readonly livesUntil: EntryKey
}

export interface GroupServices {
  readonly services: readonly Service[]
}

const NONE: GroupServices = { services: [] }
const kept = new WeakMap<Entry, { readonly pod: Entry; readonly map: GroupServices }>()

/** The services of a step group, nested groups included. The same object until the text of the group's pod changes. */
export function serviceMap(document: PipelineDocument, groupKey: EntryKey): GroupServices {
  const group = document.entry(groupKey)
  if (!group) return NONE
  const pod = podOf(document, group)
  const known = kept.get(group)
  if (known?.pod === pod) return known.map
  const before = lastByKey.get(document)?.get(groupKey)
  const map = reuse(before, read(document, group, pod))
  kept.set(group, { pod, map })
  remember(document, groupKey, map)
  return map
}

/** Services of its own pod that a step calls. */
export function callsOf(document: PipelineDocument, stepKey: EntryKey): readonly EntryKey[] {
  const group = document.ancestorsOf(stepKey).findLast(({ kind }) => kind === 'stepGroup')
  if (!group) return []
  const { services } = serviceMap(document, podOf(document, group).key)
  return services.filter(({ callers }) => callers.includes(stepKey)).map(({ key }) => key)
}

/** How a step calls a service of its pod, as it is written there: `localhost:5432`. */
export function addressOf(document: PipelineDocument, service: Service, caller: EntryKey): string | undefined {
  const parent = document.ancestorsOf(service.key).findLast(({ kind }) => kind === 'stepGroup')
  const model = document.model(caller)
  if (!model) return undefined
  const { ports, dind } = service
  const target = {
    identifier: document.entry(service.key)?.identifier,
    groupIdentifier: parent?.identifier,
    ports,
    dind,
  }
  return addressUsed(target, stepText(model))
}

/** The nearest group with an infrastructure of its own: what is in it runs in one pod. */
export function podOf(document: PipelineDocument, group: Entry): Entry {
  const way = [...document.ancestorsOf(group.key), group]
  return way.findLast((entry) => entry.kind === 'stepGroup' && hasInfra(document, entry)) ?? group
}

function hasInfra(document: PipelineDocument, entry: Entry): boolean {
  return mappingOf(document.model(entry.key)?.value).stepGroupInfra !== undefined
}

function read(document: PipelineDocument, group: Entry, pod: Entry): GroupServices {
  const found = stepsIn(group).flatMap(({ step, parent }) => {
    const model = step.type === 'Background' ? document.model(step.key) : undefined
    const facts = model && serviceFacts(model)
    return facts ? [{ step, parent, facts }] : []
  })
  if (found.length === 0) return NONE
  const steps = stepsIn(pod).flatMap(({ step: { key } }) => {
    const model = document.model(key)
    return model ? [{ key, model }] : []
  })
  const shared = mappingOf(document.model(pod.key)?.value).sharedPaths
  const hasSocket = Array.isArray(shared) && shared.some((path) => path === '/var/run' || path === DOCKER_SOCKET)
  const services = found.map(({ step, parent, facts }): Service => {
    const { ports, portsFrom, dind } = facts
    const target = { identifier: step.identifier, groupIdentifier: parent.identifier, ports, dind }
    return {
      key: step.key,
      ports,
      portsFrom,
      dind,
      addresses: addressesOf(target, dind && hasSocket),
      callers: callersOf(
        target,
        steps.filter(({ key }) => key !== step.key),
      ),
      livesUntil: pod.key,
    }
  })
  return { services }
}

interface Caller {
  readonly key: EntryKey
  readonly model: EntryModel
}

/** What each step was found to call, by the target's own text: after an edit only the edited step is read again. */
const answers = new WeakMap<EntryModel, Map<string, boolean>>()
/** While a service's Id is typed every letter asks anew; older answers are not wanted again. */
const MOST_ANSWERS = 64

function callersOf(target: Target, steps: readonly Caller[]): EntryKey[] {
  const asked = JSON.stringify(target)
  let calls: ((text: string) => boolean) | undefined
  return steps.flatMap(({ key, model }) => {
    const known = answers.get(model) ?? new Map<string, boolean>()
    let answer = known.get(asked)
    if (answer === undefined) {
      calls ??= callsTo(target)
      answer = calls(stepText(model))
      if (known.size >= MOST_ANSWERS) known.clear()
      answers.set(model, known.set(asked, answer))
    }
    return answer ? [key] : []
  })
}

/** Both documented addresses; the sources contradict each other. Source: docs/sources.md, host names. */
function addressesOf(
  target: { identifier: string | undefined; groupIdentifier: string | undefined; ports: readonly number[] },
  hasSocket: boolean,
): Address[] {
  const { identifier, groupIdentifier } = target
  const suffixes = target.ports.length === 0 ? [':PORT'] : target.ports.map((port) => `:${port}`)
  const byName =
    identifier === undefined || groupIdentifier === undefined
      ? []
      : suffixes.map((suffix) => ({
          address: `${groupIdentifier}_${identifier}${suffix}`,
          note: 'by group Id and step Id',
        }))
  const byPort = suffixes.map((suffix) => ({ address: `localhost${suffix}`, note: 'inside the same pod' }))
  const bySocket = hasSocket ? [{ address: `unix://${DOCKER_SOCKET}`, note: 'through the shared path /var/run' }] : []
  return [...byName, ...byPort, ...bySocket]
}

/** Every step of a group however deep, with the group that it stands in. */
export function stepsIn(group: Entry, owner = group): { step: Entry; parent: Entry }[] {
  return group.lists.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.kind === 'step') return [{ step: item, parent: owner }]
      return stepsIn(item, item.kind === 'stepGroup' ? item : owner)
    }),
  )
}

/** A service that says what it said before stays the same object, so that what shows it rests. */
function reuse(before: GroupServices | undefined, after: GroupServices): GroupServices {
  if (!before) return after
  const old = new Map(before.services.map((service) => [service.key, service]))
  const services = after.services.map((service) => {
    const known = old.get(service.key)
    return known && JSON.stringify(known) === JSON.stringify(service) ? known : service
  })
  const isSame =
    services.length === before.services.length && services.every((each, at) => each === before.services[at])
  return isSame ? before : { services }
}

const lastByKey = new WeakMap<PipelineDocument, Map<EntryKey, GroupServices>>()

function remember(document: PipelineDocument, key: EntryKey, map: GroupServices): void {
  const known = lastByKey.get(document)
  if (known) known.set(key, map)
  else lastByKey.set(document, new Map([[key, map]]))
}
