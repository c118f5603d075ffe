import { entryName } from '../../core/commands/entryName.ts'
import type { Entry, EntryModel } from '../../core/document/entry.ts'
import { partsOf } from '../../core/layout/layout.ts'
import { isMapping } from '../../core/value/value.ts'
import { cardName } from './cardName.ts'
import { countSteps } from './scene.ts'

/** What the header of a step group tells. A step typed in changes the group's entry, but hardly ever one of these. */
export interface LaneFacts {
  readonly name: string
  /** The name as it stands in the file; empty when there is none. */
  readonly written: string
  /** The name and what it is, for assistive technology. */
  readonly label: string
  /** "Kubernetes · namespace": where its steps run. */
  readonly where: string
  readonly namespace: string | undefined
  readonly services: number
  readonly sharedPaths: readonly string[]
  /** "2 services · 5 steps". */
  readonly counts: string
}

const INFRA: Record<string, string> = { KubernetesDirect: 'Kubernetes', VM: 'VM', ECSDirect: 'ECS' }
/** More chips than this would push the counts out of the header. */
const MOST_PATHS = 4

export function laneFacts(entry: Entry, model: EntryModel | undefined): LaneFacts {
  const own = isMapping(model?.value) ? model.value : {}
  const infra = isMapping(own.stepGroupInfra) ? own.stepGroupInfra : undefined
  const spec = infra && isMapping(infra.spec) ? infra.spec : undefined
  const type = typeof infra?.type === 'string' ? (INFRA[infra.type] ?? infra.type) : undefined
  const namespace = typeof spec?.namespace === 'string' && spec.namespace !== '' ? spec.namespace : undefined
  const services = partsOf(entry).services.length
  const steps = countSteps(entry) - services
  const place = type ?? (entry.kind === 'insert' ? 'Insert' : 'On the delegate')
  const paths = Array.isArray(own.sharedPaths) ? own.sharedPaths : []
  return {
    name: entryName(entry),
    written: entry.name ?? '',
    label: cardName(entry),
    where: type === undefined || namespace === undefined ? place : `${place} · namespace`,
    namespace,
    services,
    sharedPaths: paths.filter((path): path is string => typeof path === 'string').slice(0, MOST_PATHS),
    counts: [...(services === 0 ? [] : [counted(services, 'service')]), counted(steps, 'step')].join(' · '),
  }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

export function sameFacts(a: LaneFacts | null, b: LaneFacts | null): boolean {
  if (a === null || b === null) return a === b
  const { sharedPaths: pathsOfA, ...plainA } = a
  const { sharedPaths: pathsOfB, ...plainB } = b
  const keys = Object.keys(plainA) as (keyof typeof plainA)[]
  return keys.every((key) => plainA[key] === plainB[key]) && pathsOfA.join('\n') === pathsOfB.join('\n')
}
