import type { Entry, EntryKey } from '../../document/entry.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import type { YamlValue } from '../../patch/operation.ts'
import { fieldsOf } from '../../schema/index.ts'
import { missingPaths, serviceMap } from '../../serviceMap/index.ts'
import { stepText } from '../../serviceMap/stepText.ts'
import type { Mapping, Path } from '../../value/value.ts'
import { isMapping, mappingOf, sameValue, valueAt } from '../../value/value.ts'
import { entryName } from '../entryName.ts'
import type { DindChoice } from './dindChoice.ts'
import { DEFAULT_LIMITS, dindPodOf, sharedPathsOf } from './dindChoice.ts'
import { withFlag } from './entrypointFlags.ts'

/** One value that the set-up needs to be another one, and why. */
export interface DindChange {
  readonly id: string
  /** Whose field it is: the service, its group or a step that calls it. */
  readonly key: EntryKey
  /** The field as the inspector names it; for a variable its name. */
  readonly label: string
  readonly path: Path
  /** `undefined` when nothing stands there. */
  readonly from: unknown
  /** `undefined` to remove it. */
  readonly to: YamlValue | undefined
  readonly why: string
}

export interface DindReport {
  readonly changes: readonly DindChange[]
  /** Why a step that waits for the daemon should be added; `undefined` when one is there, or none is wanted. */
  readonly wait: string | undefined
  /** What only a person can decide or mend. */
  readonly notes: readonly string[]
}

const SCRIPT = 'dockerd-entrypoint.sh'
const CERTIFICATES = '/certs'
const SOCKET_PATHS = ['/var/run', '/var/lib/docker']
const HOST = { tcp: 'tcp://localhost:2375', tls: 'tcp://localhost:2376' }
/** Mebibytes: with less than this a build of any size is killed. */
const LEAST_MEMORY = 1024

/** What stands between a Docker-in-Docker step as it is and one that works as it is wanted. Nothing when all is there. */
export function dindChanges(document: PipelineDocument, key: EntryKey, choice: DindChoice): DindReport {
  const step = document.entry(key)
  const pod = dindPodOf(document, key)
  if (!step || !pod) return { changes: [], wait: undefined, notes: [] }
  const clients = clientsOf(document, pod, key)
  const notes: string[] = [...notesOnPod(document, pod), ...notesOnOrder(document, step, clients)]
  const changes = [
    ...ofService(document, step, choice, notes),
    ...ofGroup(document, pod, choice, notes),
    ...clients.flatMap((client) =>
      ofClient(document, client, { reach: choice.reach, tls: tlsOf(document, key, choice) }, notes),
    ),
  ]
  return { changes, wait: choice.waits ? waitReason(document, clients, entryName(step)) : undefined, notes }
}

function clientsOf(document: PipelineDocument, pod: Entry, key: EntryKey): readonly Entry[] {
  const callers = serviceMap(document, pod.key).services.find((service) => service.key === key)?.callers ?? []
  return callers.flatMap((caller) => document.entry(caller) ?? [])
}

function isOpen(value: unknown): boolean {
  return typeof value === 'string' && value.includes('<+')
}

function ofService(document: PipelineDocument, step: Entry, choice: DindChoice, notes: string[]): DindChange[] {
  const value = document.model(step.key)?.value
  const changes = changesFor(step.key, value)
  const wanted = [...changes.set(['spec', 'privileged'], 'Privileged', true, PRIVILEGED)]

  const entrypoint = valueAt(value, ['spec', 'entrypoint'])
  if (entrypoint !== undefined && entrypoint !== null && !Array.isArray(entrypoint))
    notes.push('The Entry Point is no list; its arguments are left as they are.')
  else wanted.push(...changes.set(['spec', 'entrypoint'], 'Entry Point', entrypointFor(entrypoint, choice), ENTRYPOINT))

  const directory = choice.reach === 'tls' ? CERTIFICATES : choice.reach === 'tcp' ? '' : undefined
  if (directory !== undefined) {
    const why = choice.reach === 'tls' ? TLS_ON : TLS_OFF
    wanted.push(...changes.set(['spec', 'envVariables', 'DOCKER_TLS_CERTDIR'], 'DOCKER_TLS_CERTDIR', directory, why))
  }
  return [...wanted, ...limits(changes, value, choice)]
}

const PRIVILEGED =
  'The daemon mounts file systems and sets up networks. Without it the container ends right after its start, and the step is still shown as successful.'
const ENTRYPOINT =
  'The script of the image that starts the daemon; options behind it are handed to dockerd. Named here, Harness need not ask the registry for it.'
const TLS_OFF = 'Empty, the image makes no certificates and listens on 2375 without TLS.'
const TLS_ON = 'The image makes its certificates here and listens on 2376 with TLS.'

function entrypointFor(now: unknown, { mtu, mirror }: DindChoice): readonly YamlValue[] {
  const list = Array.isArray(now) ? now.map((word) => (typeof word === 'string' ? word : String(word))) : []
  const [first = ''] = list
  // The tutorial of Harness's CI pages names a script of another image; `dockerd` alone sets up no TLS.
  const isOther = first === 'docker-entrypoint.sh' || first === 'dockerd' || first.endsWith('/dockerd')
  const started =
    isOther || first === '' ? [SCRIPT, ...list.slice(1)] : first.startsWith('-') ? [SCRIPT, ...list] : list
  return withFlag(withFlag(started, '--mtu', mtu), '--registry-mirror', mirror)
}

function limits(changes: ReturnType<typeof changesFor>, value: unknown, { memory, cpu }: DindChoice): DindChange[] {
  const now = mappingOf(valueAt(value, ['spec', 'resources', 'limits']))
  const isSmall = mebibytes(memory) < LEAST_MEMORY && memory === now.memory
  const enough = isSmall ? DEFAULT_LIMITS.memory : memory
  const path = (name: string) => ['spec', 'resources', 'limits', name]
  return [
    ...changes.set(
      path('memory'),
      'Limit Memory',
      enough,
      'Builds run in this container, not in the step that asks for them: with too little they are killed.',
    ),
    ...changes.set(path('cpu'), 'Limit CPU', cpu, 'Builds run in this container.'),
  ]
}

/** `Infinity` for what is no amount in Mi or Gi. */
function mebibytes(quantity: string): number {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)([MG])i?$/.exec(quantity) ?? []
  return amount === '' ? Number.POSITIVE_INFINITY : Number(amount) * (unit === 'G' ? 1024 : 1)
}

function ofGroup(document: PipelineDocument, pod: Entry, { reach }: DindChoice, notes: string[]): DindChange[] {
  const needed = reach === 'socket' ? SOCKET_PATHS : reach === 'tls' ? [CERTIFICATES] : []
  const value = document.model(pod.key)?.value
  const path = sharedPathsOf(pod)
  const shared = valueAt(value, path)
  if (needed.length === 0) return []
  if (shared !== undefined && shared !== null && !Array.isArray(shared)) {
    notes.push(`Shared Paths are asked for at run time: they must hold ${needed.join(' and ')}.`)
    return []
  }
  const list = Array.isArray(shared) ? (shared as YamlValue[]) : []
  const missing = missingPaths(list, needed)
  const why =
    reach === 'socket'
      ? 'Each container has folders of its own. Shared, the clients find the daemon’s socket in /var/run, and its images in /var/lib/docker.'
      : 'The clients read the certificates that the daemon made here.'
  return missing.length === 0 ? [] : changesFor(pod.key, value).set(path, 'Shared Paths', [...list, ...missing], why)
}

/** Whether the daemon will ask for TLS on its port: it does unless it is told not to. */
function tlsOf(document: PipelineDocument, key: EntryKey, { reach }: DindChoice): boolean {
  if (reach !== 'socket') return reach === 'tls'
  return valueAt(document.model(key)?.value, ['spec', 'envVariables', 'DOCKER_TLS_CERTDIR']) !== ''
}

interface Daemon {
  readonly reach: DindChoice['reach']
  readonly tls: boolean
}

function ofClient(document: PipelineDocument, client: Entry, daemon: Daemon, notes: string[]): DindChange[] {
  const { reach } = daemon
  const model = document.model(client.key)
  if (!model || client.type === 'Background') return []
  const name = entryName(client)
  const takesEnv = fieldsOf('step', client.type).some(({ path }) => sameValue(path, ['spec', 'envVariables']))
  const env = valueAt(model.value, ['spec', 'envVariables'])
  if (/\bexport\s+DOCKER_HOST=/.test(stepText(model)))
    notes.push(`The script of ${name} sets DOCKER_HOST itself: make it fit, it is left as it is.`)
  const isFixed = env === undefined || env === null || isMapping(env)
  if (!takesEnv || !isFixed) {
    if (reach !== 'socket')
      notes.push(`${name} needs DOCKER_HOST=${HOST[reach]}; its variables cannot be changed from here.`)
    return []
  }
  const changes = changesFor(client.key, model.value)
  const wanted: Readonly<Record<string, readonly [value: string | undefined, why: string]>> = {
    DOCKER_HOST:
      reach === 'socket'
        ? [undefined, 'It would lead past the socket that is shared.']
        : [HOST[reach], 'Where the client finds the daemon: all containers of a pod share localhost.'],
    DOCKER_TLS_VERIFY:
      reach === 'tls' ? ['1', 'The client asks for TLS and checks the daemon’s certificate.'] : [undefined, NO_TLS],
    DOCKER_CERT_PATH:
      reach === 'tls'
        ? [`${CERTIFICATES}/client`, 'The client’s certificate, in the folder that is shared.']
        : [undefined, NO_TLS],
  }
  const now = mappingOf(env)
  if (fits(now, daemon)) return []
  return Object.entries(wanted).flatMap(([variable, [value, why]]) => {
    // An address elsewhere is meant so, and what Harness works out is not known here.
    const host = now.DOCKER_HOST
    if (variable === 'DOCKER_HOST' && !isOurs(host)) {
      notes.push(`${name} has DOCKER_HOST ${typeof host === 'string' ? host : 'of its own'}: it is left as it is.`)
      return []
    }
    return changes.set(['spec', 'envVariables', variable], variable, value, why)
  })
}

/** A client that calls the port that the daemon listens on, under whichever of its names, works as it is. */
function fits(env: Mapping, { reach, tls }: Daemon): boolean {
  const host = env.DOCKER_HOST
  if (host === undefined || host === null) return reach === 'socket' && env.DOCKER_TLS_VERIFY === undefined
  const hasTls = env.DOCKER_TLS_VERIFY !== undefined && env.DOCKER_CERT_PATH !== undefined
  const hasNone = env.DOCKER_TLS_VERIFY === undefined && env.DOCKER_CERT_PATH === undefined
  return typeof host === 'string' && isOurs(host) && host.includes(tls ? ':2376' : ':2375') && (tls ? hasTls : hasNone)
}

const NO_TLS = 'Without TLS the client must not ask for it.'

/** Nothing yet, or an address of the daemon beside it: by `localhost`, or by the names that Harness gives, which have no dot. */
function isOurs(host: unknown): boolean {
  if (host === undefined || host === null || host === '') return true
  return (
    typeof host === 'string' &&
    /^(?:tcp:\/\/(?:127\.0\.0\.1|[\w-]+):237[56]\/?|unix:\/\/\/var\/run\/docker\.sock)$/.test(host)
  )
}

function waitReason(document: PipelineDocument, clients: readonly Entry[], name: string): string | undefined {
  const waits = clients.some(({ key }) => {
    const model = document.model(key)
    return model && /\b(?:until|while)\b[^\n]*\bdocker\s+(?:info|ps|version)\b/.test(stepText(model))
  })
  return waits
    ? undefined
    : `The pipeline goes on as soon as ${name} is started, seconds before the daemon answers. A step that asks \`docker info\` until it does, two minutes at most, keeps the next one from failing.`
}

function notesOnPod(document: PipelineDocument, pod: Entry): string[] {
  const infra = valueAt(
    document.model(pod.key)?.value,
    pod.kind === 'stage' ? ['spec', 'infrastructure'] : ['stepGroupInfra'],
  )
  const os = valueAt(infra, ['spec', 'os'])
  const type = valueAt(infra, ['type'])
  return [
    ...(os === 'Windows' ? ['Containers on Windows cannot be privileged: Docker in Docker does not run there.'] : []),
    ...(typeof type === 'string' && type !== 'KubernetesDirect' && !isOpen(type)
      ? [`Background steps run on Kubernetes only, not on ${type}.`]
      : []),
  ]
}

function notesOnOrder(document: PipelineDocument, step: Entry, clients: readonly Entry[]): string[] {
  const start = document.rangeOf(step.key)?.start ?? 0
  return clients
    .filter(({ key }) => (document.rangeOf(key)?.start ?? start) < start)
    .map(
      (client) => `${entryName(client)} stands before ${entryName(step)}, and starts before it: move the service up.`,
    )
}

/** Changes of one entry's values; none where the value is what it should be, or is worked out later. */
function changesFor(key: EntryKey, value: unknown) {
  return {
    set(path: Path, label: string, to: YamlValue | undefined, why: string): DindChange[] {
      const from = valueAt(value, path)
      if (sameValue(from, to) || isOpen(from) || (from === null && to === undefined)) return []
      return [{ id: `${key} ${path.join('/')}`, key, label, path, from, to, why }]
    },
  }
}
