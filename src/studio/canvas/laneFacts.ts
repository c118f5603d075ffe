import { entryName } from '../../core/commands/entryName.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { partsOf } from '../../core/layout/layout.ts'
import { isMap } from './badges.ts'
import { cardName } from './cardName.ts'
import { countSteps } from './scene.ts'

/** What a group's header says. A step typed in changes the group's entry, but hardly ever one of these. */
export interface LaneFacts {
  readonly name: string
  /** The name as it stands in the file; empty when there is none. */
  readonly written: string
  /** The name and what it is, for assistive technology. */
  readonly label: string
  readonly where: string
  readonly namespace: string
  readonly sharedPaths: readonly string[]
  readonly services: number
  readonly counts: string
}

const INFRA: Record<string, string> = { KubernetesDirect: 'Kubernetes', VM: 'VM', ECSDirect: 'ECS' }
/** More chips than this would push the counts out of the header. */
const MOST_PATHS = 4

export function laneFacts(document: PipelineDocument, key: EntryKey): LaneFacts | null {
  const entry = document.entry(key)
  if (!entry) return null
  const value = document.model(key)?.value
  const own = isMap(value) ? value : {}
  const infra = isMap(own.stepGroupInfra) ? own.stepGroupInfra : undefined
  const spec = infra && isMap(infra.spec) ? infra.spec : undefined
  const namespace = typeof spec?.namespace === 'string' ? spec.namespace : ''
  const services = partsOf(entry).services.length
  return {
    name: entryName(entry),
    written: entry.name ?? '',
    label: cardName(entry),
    where: whereOf(entry, infra?.type, namespace),
    namespace,
    sharedPaths: Array.isArray(own.sharedPaths)
      ? own.sharedPaths.filter((path): path is string => typeof path === 'string').slice(0, MOST_PATHS)
      : [],
    services,
    counts: countsOf(services, countSteps(entry) - services),
  }
}

function whereOf(entry: Entry, type: unknown, namespace: string): string {
  if (typeof type !== 'string') return entry.kind === 'insert' ? 'Insert' : 'On the delegate'
  const runsOn = INFRA[type] ?? type
  return namespace === '' ? runsOn : `${runsOn} · namespace`
}

function countsOf(services: number, steps: number): string {
  const before = services === 0 ? '' : `${services} service${services === 1 ? '' : 's'} · `
  return `${before}${steps} step${steps === 1 ? '' : 's'}`
}

export function sameFacts(a: LaneFacts | null, b: LaneFacts | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.name === b.name &&
    a.written === b.written &&
    a.label === b.label &&
    a.where === b.where &&
    a.namespace === b.namespace &&
    a.services === b.services &&
    a.counts === b.counts &&
    a.sharedPaths.join('\n') === b.sharedPaths.join('\n')
  )
}
