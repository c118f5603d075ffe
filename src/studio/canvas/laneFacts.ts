import type { Entry, EntryModel } from '../../core/document/entry.ts'
import { partsOf } from '../../core/layout/layout.ts'
import { isMap } from './badges.ts'
import { countSteps } from './scene.ts'

/** What the header of a step group tells. */
export interface LaneFacts {
  /** "Kubernetes · namespace": where its steps run. */
  readonly where: string
  readonly namespace: string | undefined
  readonly services: number
  readonly sharedPaths: readonly string[]
  /** "2 services · 5 steps". */
  readonly counts: string
}

const INFRA: Record<string, string> = { KubernetesDirect: 'Kubernetes', VM: 'VM', ECSDirect: 'ECS' }
const MOST_PATHS = 4

export function laneFacts(entry: Entry, model: EntryModel | undefined): LaneFacts {
  const own = isMap(model?.value) ? model.value : {}
  const infra = isMap(own.stepGroupInfra) ? own.stepGroupInfra : undefined
  const spec = infra && isMap(infra.spec) ? infra.spec : undefined
  const type = typeof infra?.type === 'string' ? (INFRA[infra.type] ?? infra.type) : undefined
  const namespace = typeof spec?.namespace === 'string' ? spec.namespace : undefined
  const services = partsOf(entry).services.length
  const steps = countSteps(entry) - services
  const place = type ?? (entry.kind === 'insert' ? 'Insert' : 'On the delegate')
  const paths = Array.isArray(own.sharedPaths) ? own.sharedPaths : []
  return {
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
