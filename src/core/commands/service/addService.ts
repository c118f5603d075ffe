import { entriesIn } from '../../document/entriesIn.ts'
import type { Entry, EntryKey } from '../../document/entry.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import type { Operation } from '../../patch/operation.ts'
import { identifierFromName } from '../../schema/index.ts'
import { missingPaths, portSetting, sharePaths, serviceMap } from '../../serviceMap/index.ts'
import { mappingOf } from '../../value/value.ts'
import type { Command } from '../command.ts'
import { entryName } from '../entryName.ts'
import { ALLOWED, refuse, scopeOf } from '../insertion.ts'
import { takenIn, uniqueOf } from '../uniqueIds.ts'
import type { Recipe } from './recipe.ts'
import type { ServiceChoice } from './serviceSteps.ts'
import { serviceStep, waitStep } from './serviceSteps.ts'

export interface AddServiceArgs {
  /** The step group that the service runs in. */
  readonly group: EntryKey
  readonly recipe: Recipe
  readonly name: string
  readonly image: string
  readonly connectorRef: string
  readonly port: number | undefined
  /** Whether a step that waits until it answers goes behind the services. */
  readonly waits: boolean
}

/** A service of a step group, and on request the step that waits for it. */
export const addService: Command<AddServiceArgs> = {
  id: 'service.add',
  title: 'Add service',
  check(document, { group, name, image, recipe, port, waits }) {
    const entry = document.entry(group)
    if (entry?.kind !== 'stepGroup') return refuse('A service runs in a step group: select one.')
    if (entry.templateRef !== undefined)
      return refuse(`${entryName(entry)} is a link to a template: its steps are there.`)
    const infra = mappingOf(mappingOf(document.model(group)?.value).stepGroupInfra)
    if (infra.type !== undefined && infra.type !== 'KubernetesDirect')
      return refuse('Background steps run on Kubernetes only.')
    if (name.trim() === '') return refuse('It needs a name.')
    if (image.trim() === '') return refuse('It needs an image.')
    if (waits && port === undefined && recipe.id === 'other') return refuse('To wait for it, say its port.')
    return ALLOWED
  },
  plan(document, args) {
    const { group, recipe, name, image, connectorRef, port, waits } = args
    const entry = document.entry(group)
    const node = document.nodePointerOf(group)
    const list = entry?.lists.find((each) => each.name === 'steps')
    if (!entry || !list || node === undefined) return { refusal: { code: 'path-not-found' } }
    const { identifiers, names } = takenIn(scopeOf(document, group))
    const taken = new Set(identifiers)
    const identifier = uniqueOf(identifierFromName(name) || recipe.name, taken)
    // Two services of one name could not be told apart on the canvas.
    const choice: ServiceChoice = {
      recipe,
      name: names.has(name) ? identifier : name,
      identifier,
      image,
      connectorRef,
      port,
    }
    const at = afterServices(list.items)
    const path = `${node}/${list.path.join('/')}`
    const patch: Operation[] = [{ op: 'add', path: `${path}/${at}`, value: serviceStep(choice) }]
    if (waits) {
      const waitId = uniqueOf(`wait_for_${identifier}`, taken.add(identifier))
      patch.push({ op: 'add', path: `${path}/${at + 1}`, value: waitStep(choice, waitId) })
    }
    patch.push(...share(document, entry, recipe.sharedPaths ?? []))
    return {
      patch,
      label: `Add service ${name}`,
      announcement: `Added ${name} to ${entryName(entry)}${waits ? ', and a step that waits for it' : ''}`,
      select: `${path}/${at}`,
    }
  },
}

/** Services stand first: what is behind the first other step would start after it. */
function afterServices(items: readonly Entry[]): number {
  const at = items.findIndex(({ type }) => type !== 'Background')
  return at < 0 ? items.length : at
}

/** Folders that a group does not share yet. One that is asked for at run time is left alone. */
function share(document: PipelineDocument, group: Entry, paths: readonly string[]): readonly Operation[] {
  const node = document.nodePointerOf(group.key)
  const shared = mappingOf(document.model(group.key)?.value).sharedPaths
  if (node === undefined || paths.length === 0) return []
  const list = shared ?? []
  return Array.isArray(list) ? sharePaths(`${node}/sharedPaths`, list, missingPaths(list, paths)) : []
}

/** The service's usual port, or the first one above it that no other service of the pod has. */
export function freePort(document: PipelineDocument, group: EntryKey, recipe: Recipe): number | undefined {
  if (recipe.port === undefined) return undefined
  const taken = new Set(serviceMap(document, group).services.flatMap(({ ports }) => ports))
  let port = recipe.port
  while (portSetting(recipe.image, port) && taken.has(port)) port += 1
  return port
}

/** The service of a group that already listens on a port. */
export function ownerOfPort(document: PipelineDocument, group: EntryKey, port: number): string | undefined {
  const owner = serviceMap(document, group).services.find(({ ports }) => ports.includes(port))
  const entry = owner && document.entry(owner.key)
  return entry && entryName(entry)
}

/** The registry connector that most steps of the file take. */
export function usualConnector(document: PipelineDocument): string {
  const counts = new Map<string, number>()
  for (const { kind, type, key } of entriesIn(document.outline())) {
    if (kind !== 'step' || (type !== 'Background' && type !== 'Run')) continue
    const { connectorRef } = mappingOf(mappingOf(document.model(key)?.value).spec)
    if (typeof connectorRef === 'string' && connectorRef !== '' && !connectorRef.startsWith('<+'))
      counts.set(connectorRef, (counts.get(connectorRef) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
