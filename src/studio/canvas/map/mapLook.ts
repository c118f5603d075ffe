import type { Entry, EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Service } from '../../../core/serviceMap/index.ts'
import { podOf, serviceMap, strayCalls } from '../../../core/serviceMap/index.ts'

/** How the Service map shows one card. */
export type MapLook = 'full' | 'dimmed'

/**
 * With a service at hand it, its callers and who shares its port stand out; with a step, what it calls. With neither, all
 * services and whoever calls something.
 */
export function mapLook(document: PipelineDocument, key: EntryKey, lead: EntryKey | undefined): MapLook {
  const pod = podAt(document, key)
  if (!pod) return 'dimmed'
  const { services } = serviceMap(document, pod.key)
  const atHand = services.find((service) => service.key === lead)
  if (atHand) {
    const isNamed = key === lead || atHand.callers.includes(key)
    return isNamed || services.some((other) => other.key === key && sharesPort(other, atHand)) ? 'full' : 'dimmed'
  }
  const called = lead === undefined ? [] : services.filter(({ callers }) => callers.includes(lead))
  if (called.length > 0) return key === lead || called.some((service) => service.key === key) ? 'full' : 'dimmed'
  const isCaller = services.some((service) => service.key === key || service.callers.includes(key))
  return isCaller || strayCalls(document, pod).has(key) ? 'full' : 'dimmed'
}

/** Addresses that a step calls though nothing of its pod listens there. */
export function strayAddresses(document: PipelineDocument, key: EntryKey): readonly string[] {
  const pod = podAt(document, key)
  return (pod && strayCalls(document, pod).get(key)) ?? []
}

/** "postgres: called by 2 steps on localhost:5432"; `undefined` for what is no service. */
export function serviceInWords(document: PipelineDocument, { callers, ports }: Service, name: string): string {
  const where = ports.length === 0 ? '' : ` on port ${ports.join(', ')}`
  if (callers.length === 0) return `${name}: no step calls it${where}`
  const names = callers.map((key) => document.entry(key)?.name ?? document.entry(key)?.identifier ?? 'a step')
  return `${name}: called by ${names.join(', ')}${where}`
}

export function sharesPort(a: Service, b: Service): boolean {
  return a.key !== b.key && a.ports.some((port) => b.ports.includes(port))
}

/** The service that an entry is. */
export function serviceOf(document: PipelineDocument, key: EntryKey): Service | undefined {
  const pod = podAt(document, key)
  return pod && serviceMap(document, pod.key).services.find((service) => service.key === key)
}

function podAt(document: PipelineDocument, key: EntryKey): Entry | undefined {
  const group = document.ancestorsOf(key).findLast(({ kind }) => kind === 'stepGroup')
  return group && podOf(document, group)
}
