import type { EntryKey } from '../../document/entry.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import type { Operation, YamlValue } from '../../patch/operation.ts'
import type { Mapping, Path } from '../../value/value.ts'
import { isMapping, mappingOf, valueAt } from '../../value/value.ts'
import type { Command } from '../command.ts'
import { entryName } from '../entryName.ts'
import { planRemove, planSet } from '../fieldPlan.ts'
import { ALLOWED, refuse, scopeOf } from '../insertion.ts'
import { planList } from '../listDiff.ts'
import { recipes } from '../service/recipes.ts'
import { waitStep } from '../service/serviceSteps.ts'
import { takenIn, uniqueOf } from '../uniqueIds.ts'
import type { DindChange } from './dindChanges.ts'
import { dindChanges } from './dindChanges.ts'
import type { DindChoice } from './dindChoice.ts'
import { choiceTrouble, isDindStep } from './dindChoice.ts'

export interface SetUpDindArgs {
  /** The Background step with the daemon. */
  readonly key: EntryKey
  readonly choice: DindChoice
  /** Ids of changes that a person does not want. */
  readonly without: ReadonlySet<string>
}

/** Makes a Docker-in-Docker step, its group and the steps that call it work together. Changes what must, and nothing else. */
export const setUpDind: Command<SetUpDindArgs> = {
  id: 'service.dind',
  title: 'Set up Docker in Docker',
  check(document, { key, choice, without }) {
    if (!isDindStep(document, key)) return refuse('Select a Background step with a dind image: docker:27-dind.')
    const trouble = Object.values(choiceTrouble(choice))[0]
    if (trouble !== undefined) return refuse(trouble)
    const { changes, wait } = dindChanges(document, key, choice)
    const isNothing = changes.every(({ id }) => without.has(id)) && (wait === undefined || without.has(WAIT))
    return isNothing ? refuse('All of it is there already.') : ALLOWED
  },
  plan(document, { key, choice, without }) {
    const { changes, wait } = dindChanges(document, key, choice)
    const chosen = changes.filter(({ id }) => !without.has(id))
    const patch = [...new Set(chosen.map((change) => change.key))].flatMap((owner) =>
      patchOf(
        document,
        owner,
        chosen.filter((change) => change.key === owner),
      ),
    )
    if (wait !== undefined && !without.has(WAIT)) patch.push(...addWait(document, key, choice))
    const entry = document.entry(key)
    const count = chosen.length + (wait === undefined || without.has(WAIT) ? 0 : 1)
    return {
      patch,
      label: 'Set up Docker in Docker',
      announcement: `Set up ${entry ? entryName(entry) : 'Docker in Docker'}: ${count} ${count === 1 ? 'change' : 'changes'}`,
    }
  },
}

/** The id under which the step that waits is left out. */
export const WAIT = 'wait'

/** Each change is planned on what the ones before it left, so that a container is made once. */
function patchOf(document: PipelineDocument, key: EntryKey, changes: readonly DindChange[]): Operation[] {
  const pointer = document.nodePointerOf(key)
  if (pointer === undefined) return []
  let value: unknown = document.model(key)?.value
  const patch: Operation[] = []
  for (const { path, to } of changes) {
    const node = { value, pointer }
    const now = valueAt(value, path)
    if (to === undefined) patch.push(...planRemove(node, path, { prune: [['spec', 'envVariables']] }))
    else if (Array.isArray(now) && now.length > 0 && Array.isArray(to)) patch.push(...planList(node, path, now, to))
    else patch.push(...planSet(node, path, to))
    value = withValue(value, path, to)
  }
  return patch
}

function withValue(value: unknown, [first, ...rest]: Path, to: YamlValue | undefined): unknown {
  if (first === undefined) return to
  const mapping: Mapping = isMapping(value) ? value : {}
  const next = withValue(mapping[first], rest, to)
  const { [first]: _, ...others } = mapping
  return next === undefined ? others : { ...mapping, [first]: next }
}

function addWait(document: PipelineDocument, key: EntryKey, { reach }: DindChoice): Operation[] {
  const recipe = recipes.find(({ id }) => id === 'dind')
  const entry = document.entry(key)
  const place = outermost(document, key)
  const list = place && document.entry(place.parent)?.lists.find(({ name }) => name === 'steps')
  const node = place && document.nodePointerOf(place.parent)
  if (!recipe || !entry || !place || !list || node === undefined) return []
  const { identifiers } = takenIn(scopeOf(document, place.parent))
  const identifier = uniqueOf(`wait_for_${entry.identifier ?? recipe.name}`, new Set(identifiers))
  const { connectorRef, image } = mappingOf(mappingOf(document.model(key)?.value).spec)
  const services = list.items.findIndex(({ type }, index) => index > place.index && type !== 'Background')
  const { test } = recipe.ready
  const choice = {
    // The image of the daemon has the client, and is on the node already.
    recipe: { ...recipe, ready: { test } },
    name: entryName(entry),
    identifier,
    image: typeof image === 'string' ? image : recipe.image,
    connectorRef: typeof connectorRef === 'string' ? connectorRef : '',
    port: undefined,
  }
  return [
    {
      op: 'add',
      path: `${node}/${list.path.join('/')}/${services < 0 ? list.items.length : services}`,
      value: waitStep(choice, identifier, CLIENT_ENV[reach]),
    },
  ]
}

const CLIENT_ENV: Readonly<Record<DindChoice['reach'], Readonly<Record<string, string>>>> = {
  socket: {},
  tcp: { DOCKER_HOST: 'tcp://localhost:2375' },
  tls: { DOCKER_HOST: 'tcp://localhost:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs/client' },
}

/** Where the service stands in a list of steps: behind it, or behind the parallel that it is a branch of. */
function outermost(document: PipelineDocument, key: EntryKey) {
  let place = document.placeOf(key)
  while (place && document.entry(place.parent)?.kind === 'parallel') place = document.placeOf(place.parent)
  return place
}
