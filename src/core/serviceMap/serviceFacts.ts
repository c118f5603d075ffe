import type { EntryModel } from '../document/entry.ts'
import { isDind, knownPorts } from './knownImages.ts'
import { mappingOf } from '../value/value.ts'

/** What one Background step offers, from its own text alone. */
export interface ServiceFacts {
  readonly image: string | undefined
  readonly dind: boolean
  readonly ports: readonly number[]
  /** Whether the step itself names its ports; else they are the image's usual ones. */
  readonly portsFrom: 'step' | 'image'
}

const kept = new WeakMap<EntryModel, ServiceFacts | null>()

/** `undefined` for every step that is no Background step. Kept by the model's identity. */
export function serviceFacts(model: EntryModel): ServiceFacts | undefined {
  const known = kept.get(model)
  if (known !== undefined) return known ?? undefined
  const facts = read(model.value)
  kept.set(model, facts ?? null)
  return facts
}

function read(value: unknown): ServiceFacts | undefined {
  const node = mappingOf(value)
  if (node.type !== 'Background') return undefined
  const spec = mappingOf(node.spec)
  const image = typeof spec.image === 'string' ? spec.image : undefined
  const dind = image !== undefined && isDind(image)
  const env = mappingOf(spec.envVariables)
  const own = [...flagPorts(spec), ...envPorts(env), ...boundPorts(spec.portBindings)]
  if (own.length > 0) return { image, dind, ports: unique(own), portsFrom: 'step' }
  const usual = dind ? dindPorts(env) : knownPorts(image ?? '')
  return { image, dind, ports: usual, portsFrom: 'image' }
}

/** Without TLS the daemon listens on 2375. Source: docs/sources.md, image facts. */
function dindPorts(env: Record<string, unknown>): readonly number[] {
  return env.DOCKER_TLS_CERTDIR === '' ? [2375] : [2376]
}

/** `-p 5433`, `--port=5433`, `--port 5433`, `--address :9001`, in one argument or in two. */
function flagPorts(spec: Record<string, unknown>): number[] {
  const entrypoint = Array.isArray(spec.entrypoint) ? spec.entrypoint.filter(isWord).join(' ') : ''
  const command = typeof spec.command === 'string' && entrypoint === '' ? spec.command : ''
  return [
    ...`${entrypoint} ${command}`.matchAll(/(?:^|\s)(?:-p|--port|--address)(?:\s+|=):?(\d{2,5})(?=\s|$)/g),
  ].flatMap(portOf)
}

function envPorts(env: Record<string, unknown>): number[] {
  return ['PGPORT', 'MYSQL_TCP_PORT', 'REDIS_PORT', 'PORT', 'http.port', 'GATEWAY_LISTEN'].flatMap((name) => {
    const value = env[name]
    const [, port] = (isWord(value) ? /^(?:[\d.]+:)?(\d{2,5})$/.exec(String(value)) : null) ?? []
    return port === undefined ? [] : [Number(port)]
  })
}

/** The container's side: in a pod it is the one that is listened on. */
function boundPorts(bindings: unknown): number[] {
  return Object.values(mappingOf(bindings)).flatMap((port) =>
    isWord(port) && /^\d{2,5}$/.test(String(port)) ? [Number(port)] : [],
  )
}

function portOf(match: RegExpMatchArray): number[] {
  const port = Number(match[1])
  return port > 0 && port < 65_536 ? [port] : []
}

const unique = (ports: readonly number[]) => [...new Set(ports)]
const isWord = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
