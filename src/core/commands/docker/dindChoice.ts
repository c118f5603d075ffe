import type { Entry, EntryKey } from '../../document/entry.ts'
import type { PipelineDocument } from '../../document/pipelineDocument.ts'
import { isDind, missingPaths } from '../../serviceMap/index.ts'
import type { Path } from '../../value/value.ts'
import { mappingOf, valueAt } from '../../value/value.ts'
import { flagValue } from './entrypointFlags.ts'

/** How the steps of a pod talk to a Docker daemon beside them. Source: docs/sources.md#docker-in-docker */
export type DockerReach =
  /** `/var/run/docker.sock` in a folder that the group shares: clients need nothing else. */
  | 'socket'
  /** `tcp://localhost:2375`, without TLS. */
  | 'tcp'
  /** `tcp://localhost:2376`; the client's certificates are in a folder that the group shares. */
  | 'tls'

/** What a person wants of Docker in Docker. Empty texts mean: as the daemon has it. */
export interface DindChoice {
  readonly reach: DockerReach
  /** Bytes: below that of the network that the pod is in. */
  readonly mtu: string
  /** Address of a pull-through cache of Docker Hub. */
  readonly mirror: string
  /** Kubernetes quantities. */
  readonly memory: string
  readonly cpu: string
  /** Whether a step that waits for the daemon is wanted. */
  readonly waits: boolean
}

export const DEFAULT_LIMITS = { memory: '2Gi', cpu: '1' }

/** Whether an entry is a Background step whose image is a Docker daemon. */
export function isDindStep(document: PipelineDocument, key: EntryKey): boolean {
  const entry = document.entry(key)
  const image = valueAt(document.model(key)?.value, ['spec', 'image'])
  return entry?.type === 'Background' && typeof image === 'string' && isDind(image)
}

/** The choice that a step comes nearest to as it stands: a half-made set-up is then mended, not made another one. */
export function dindChoiceOf(document: PipelineDocument, key: EntryKey): DindChoice {
  const value = document.model(key)?.value
  const limits = mappingOf(valueAt(value, ['spec', 'resources', 'limits']))
  const entrypoint = valueAt(value, ['spec', 'entrypoint'])
  const flags = Array.isArray(entrypoint) ? entrypoint.map(String) : []
  return {
    reach: reachOf(document, key, value),
    mtu: flagValue(flags, '--mtu') ?? '',
    mirror: flagValue(flags, '--registry-mirror') ?? '',
    memory: wordOr(limits.memory, DEFAULT_LIMITS.memory),
    cpu: wordOr(limits.cpu, DEFAULT_LIMITS.cpu),
    waits: true,
  }
}

/** Certificates that are shared speak for TLS, then a socket that is; else what the clients say. */
function reachOf(document: PipelineDocument, key: EntryKey, value: unknown): DockerReach {
  const pod = dindPodOf(document, key)
  const range = pod && document.rangeOf(pod.key)
  const text = range ? document.slice(range) : ''
  const found = pod && valueAt(document.model(pod.key)?.value, sharedPathsOf(pod))
  const shared = Array.isArray(found) ? found : []
  const directory = valueAt(value, ['spec', 'envVariables', 'DOCKER_TLS_CERTDIR'])
  const hasCertificates = typeof directory === 'string' && directory !== ''
  if (hasCertificates && missingPaths(shared, [directory]).length === 0) return 'tls'
  if (missingPaths(shared, ['/var/run']).length === 0) return 'socket'
  if (/DOCKER_HOST\W+tcp:\/\/[\w.-]+:2376\b/.test(text)) return 'tls'
  if (/DOCKER_HOST\W+tcp:\/\/[\w.-]+:2375\b/.test(text)) return 'tcp'
  return hasCertificates ? 'tls' : 'socket'
}

/** What the step's pod belongs to: the nearest group with an infrastructure, or a CI stage. */
export function dindPodOf(document: PipelineDocument, key: EntryKey): Entry | undefined {
  const way = document.ancestorsOf(key)
  const groups = way.filter(({ kind }) => kind === 'stepGroup')
  const own = groups.findLast((group) => valueAt(document.model(group.key)?.value, ['stepGroupInfra']) !== undefined)
  return own ?? way.find(({ kind, type }) => kind === 'stage' && type === 'CI') ?? groups[0]
}

/** Where a pod's owner says what its containers share. */
export const sharedPathsOf = ({ kind }: Entry): Path => (kind === 'stage' ? ['spec', 'sharedPaths'] : ['sharedPaths'])

function wordOr(value: unknown, usual: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : usual
}

/** What is wrong with a choice, for the field that says it. */
export function choiceTrouble({ mtu, mirror, memory, cpu }: DindChoice): Partial<Record<keyof DindChoice, string>> {
  const isMtu = /^\d{3,4}$/.test(mtu) && Number(mtu) >= 576 && Number(mtu) <= 9000
  return {
    ...(mtu === '' || isMtu ? {} : { mtu: 'A number from 576 to 9000; 1450 fits most overlay networks.' }),
    ...(mirror === '' || /^https?:\/\/[^\s"']+$/.test(mirror)
      ? {}
      : { mirror: 'An address that begins with https:// or http://.' }),
    ...(/^\d+(\.\d+)?[MG]i?$/.test(memory) ? {} : { memory: 'A number with Mi or Gi, as 2Gi.' }),
    ...(/^\d+(\.\d+)?m?$/.test(cpu) ? {} : { cpu: 'A number of cores, or of thousandths with an m, as 500m.' }),
  }
}
