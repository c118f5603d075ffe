import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Operation, YamlValue } from '../patch/operation.ts'
import { inTextOrder } from './clipboard/entryYaml.ts'
import type { Command, Plan, Verdict } from './command.ts'
import { withoutShell } from './parallelOfOne.ts'
import { entryName } from './entryName.ts'
import { ALLOWED, refuse, scopeOf } from './insertion.ts'
import { bump } from './itemPointer.ts'
import { numbered, takenIn } from './uniqueIds.ts'

interface Chosen {
  readonly keys: readonly EntryKey[]
}

/** Puts a step group around neighbours: one with a pod where a step needs it. */
export const wrapInGroup: Command<Chosen> = {
  id: 'entries.wrapInGroup',
  title: 'Wrap in a step group',
  check: (document, { keys }) => mayWrap(document, keys, 'a step group'),
  plan(document, { keys }) {
    const chosen = inTextOrder(document, keys)
    const [first] = chosen
    if (first === undefined) return { refusal: { code: 'path-not-found' } }
    const identifier = numbered('group', takenIn(scopeOf(document, first)).identifiers)
    const needsPod = chosen.some((key) => holdsContainer(document.entry(key)))
    const infra: { readonly [key: string]: YamlValue } = needsPod
      ? { stepGroupInfra: { type: 'KubernetesDirect', spec: { connectorRef: '', namespace: '' } } }
      : {}
    const group: YamlValue = { stepGroup: { name: identifier, identifier, ...infra, steps: [STAND_IN] } }
    return wrapped(document, chosen, { shell: group, list: 'stepGroup/steps', label: `in ${identifier}` })
  },
}

/** Makes neighbours run at the same time. */
export const wrapInParallel: Command<Chosen> = {
  id: 'entries.wrapInParallel',
  title: 'Run in parallel',
  check(document, { keys }) {
    const chosen = inTextOrder(document, keys)
    if (chosen.length < 2) return refuse('One step alone cannot run in parallel: select several.')
    if (chosen.some((key) => document.entry(key)?.kind === 'parallel'))
      return refuse('A parallel cannot stand in another parallel.')
    const [first] = chosen
    const place = first === undefined ? undefined : document.placeOf(first)
    if (place && document.entry(place.parent)?.kind === 'parallel') return refuse('These run in parallel already.')
    return mayWrap(document, keys, 'a parallel')
  },
  plan: (document, { keys }) =>
    wrapped(document, inTextOrder(document, keys), {
      shell: { parallel: [STAND_IN] },
      list: 'parallel',
      label: 'in parallel',
    }),
}

/** Puts what is in a group or parallel in its place. */
export const unwrap: Command<{ readonly key: EntryKey }> = {
  id: 'entry.unwrap',
  title: 'Unwrap',
  check(document, { key }) {
    const entry = document.entry(key)
    const place = document.placeOf(key)
    if (!entry || !place || (entry.kind !== 'stepGroup' && entry.kind !== 'parallel'))
      return refuse('Only a step group or parallel steps can be unwrapped.')
    if (place.list.name === 'body') return refuse('The file is about this.')
    if (entry.templateRef !== undefined)
      return refuse(`${entryName(entry)} is a link to a template: its steps are there.`)
    if (document.entry(place.parent)?.kind === 'parallel' && contentOf(entry).length > 1)
      return refuse('Its steps run one after the other; as branches they would run at the same time.')
    return contentOf(entry).length === 0 ? refuse('There is nothing in it.') : ALLOWED
  },
  plan(document, { key }) {
    const entry = document.entry(key)
    const pointer = document.pointerOf(key)
    const list = entry?.lists.find(({ name }) => name === 'steps' || name === 'parallel')
    if (!entry || !list || pointer === undefined) return { refusal: { code: 'path-not-found' } }
    const inner = [document.nodePointerOf(key) ?? '', ...list.path].join('/')
    const patch: Operation[] = [
      // From the last on, each to the place behind the group: so they stand in their order, and comments go along.
      ...list.items.map(
        (_, index): Operation => ({
          op: 'move',
          from: `${inner}/${list.items.length - 1 - index}`,
          path: bump(pointer, 1),
        }),
      ),
      entry.kind === 'parallel' ? withoutShell(pointer) : { op: 'remove', path: pointer },
    ]
    const name = entryName(entry)
    return { patch, label: `Unwrap ${name}`, announcement: `Unwrapped ${name}`, select: pointer }
  },
}

/** Comments move into a list of lines; an empty one could only be written as `[]`. */
const STAND_IN: YamlValue = { step: {} }

function mayWrap(document: PipelineDocument, keys: readonly EntryKey[], what: string): Verdict {
  const chosen = inTextOrder(document, keys)
  const places = chosen.map((key) => document.placeOf(key))
  const [first] = places
  if (!first) return refuse('Nothing is selected.')
  if (first.list.name === 'body' || first.list.name === 'stages') return refuse(`Only steps can stand in ${what}.`)
  if (places.some((place) => place?.list !== first.list)) return refuse('These do not stand in one list.')
  const isGap = places.some((place, index) => place?.index !== first.index + index)
  if (isGap) return refuse('These are no neighbours: move them together first.')
  const stage = scopeOf(document, first.parent)
  if (stage.kind === 'stage' && ['SecurityTests', 'IACM', 'IDP'].includes(stage.type ?? '') && what === 'a step group')
    return refuse(`A ${stage.type} stage has no step groups.`)
  return ALLOWED
}

/** The shell stands before the first; each in turn moves from behind it to its end, and then the stand-in goes. */
function wrapped(
  document: PipelineDocument,
  chosen: readonly EntryKey[],
  { shell, list, label }: { readonly shell: YamlValue; readonly list: string; readonly label: string },
): Plan | { readonly refusal: { readonly code: 'path-not-found' } } {
  const [first] = chosen
  const entry = first === undefined ? undefined : document.entry(first)
  const pointer = first === undefined ? undefined : document.pointerOf(first)
  if (!entry || pointer === undefined) return { refusal: { code: 'path-not-found' } }
  const what = chosen.length === 1 ? entryName(entry) : `${chosen.length} steps`
  const patch: Operation[] = [
    { op: 'add', path: pointer, value: shell },
    ...chosen.map(
      (_, index): Operation => ({
        op: 'move',
        from: bump(pointer, 1),
        path: `${pointer}/${list}/${index}`,
      }),
    ),
    { op: 'remove', path: `${pointer}/${list}/${chosen.length}` },
  ]
  return { patch, label: `Wrap ${what} ${label}`, announcement: `Wrapped ${what} ${label}`, select: pointer }
}

function holdsContainer(entry: Entry | undefined): boolean {
  if (!entry) return false
  if (entry.kind === 'stepGroup') return false
  return ['Background', 'Run', 'Plugin', 'GitClone'].includes(entry.type ?? '') || contentOf(entry).some(holdsContainer)
}

function contentOf(entry: Entry): readonly Entry[] {
  return entry.lists.flatMap(({ items }) => items)
}
