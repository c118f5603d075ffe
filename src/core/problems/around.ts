import type { DocumentKind, Entry, EntryModel } from '../document/entry.ts'
import { hasExpression } from './rule.ts'
import { isMapping, mappingOf, valueAt } from '../value/value.ts'

/** What runs a step: the pod of its step group, or that of a CI stage. */
export interface Pod {
  /** `KubernetesDirect`, `VM`, `ECSDirect`; `undefined` when it is not told or worked out later. */
  readonly infra: string | undefined
  /** `unknown` when Harness works them out. */
  readonly sharedPaths: readonly string[] | 'unknown'
}

/** What an entry's findings may depend on beside its own text. The same object for the same facts. */
export interface Around {
  readonly documentKind: DocumentKind
  /** `undefined` in templates and fragments, where the stage is not known. */
  readonly stageType: string | undefined
  readonly inGroup: boolean
  /** Of the nearest step group with an infrastructure of its own. */
  readonly pod: Pod | undefined
  /** Of a CI stage that runs on Kubernetes, for steps that are in no such group. */
  readonly stagePod: Pod | undefined
}

const interned = new Map<string, Around>()
const MAX_INTERNED = 2_000

function intern(around: Around): Around {
  const id = JSON.stringify(around)
  const known = interned.get(id)
  if (known) return known
  if (interned.size >= MAX_INTERNED) interned.clear()
  interned.set(id, around)
  return around
}

export function aroundRoot(documentKind: DocumentKind): Around {
  return intern({ documentKind, stageType: undefined, inGroup: false, pod: undefined, stagePod: undefined })
}

const insides = new WeakMap<EntryModel, { readonly outside: Around; readonly inside: Around }>()

/** What the entry's children stand in. */
export function aroundInside(entry: Entry, model: EntryModel, outside: Around): Around {
  if (entry.kind !== 'stage' && entry.kind !== 'stepGroup') return outside
  const known = insides.get(model)
  if (known?.outside === outside) return known.inside
  const inside = entry.kind === 'stage' ? insideStage(entry.type, model, outside) : insideGroup(model, outside)
  insides.set(model, { outside, inside })
  return inside
}

function insideStage(type: string | undefined, { value }: EntryModel, outside: Around): Around {
  const infra = type === 'CI' ? valueAt(value, ['spec', 'infrastructure', 'type']) : undefined
  const stagePod =
    infra === 'KubernetesDirect'
      ? { infra, sharedPaths: sharedPathsOf(valueAt(value, ['spec', 'sharedPaths'])) }
      : undefined
  return intern({ ...outside, stageType: type, stagePod })
}

function insideGroup(model: EntryModel, outside: Around): Around {
  const group = mappingOf(model.value)
  if (group.stepGroupInfra === undefined) return intern({ ...outside, inGroup: true })
  const type = valueAt(group.stepGroupInfra, ['type'])
  const infra = typeof type === 'string' && !hasExpression(type) ? type : undefined
  return intern({ ...outside, inGroup: true, pod: { infra, sharedPaths: sharedPathsOf(group.sharedPaths) } })
}

function sharedPathsOf(value: unknown): readonly string[] | 'unknown' {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return isMapping(value) ? [] : 'unknown'
  const paths = value.filter((path) => typeof path === 'string')
  return paths.some(hasExpression) ? 'unknown' : paths
}
