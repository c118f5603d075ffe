import type { YamlValue } from '../../patch/operation.ts'
import { knownPorts } from '../../serviceMap/knownImages.ts'
import type { Mapping } from '../../value/value.ts'
import { isMapping, mappingOf } from '../../value/value.ts'
import { nc } from './recipe.ts'

/** One service of a compose file as a Background step. Source: docs/sources.md, compose */
export interface ComposeService {
  readonly name: string
  readonly image: string
  readonly spec: { readonly [key: string]: YamlValue }
  /** What a Run step that waits for it has beside connector and shell. */
  readonly wait: { readonly image: string; readonly command: string } | undefined
  readonly dependsOn: readonly string[]
  /** Ports in the container. */
  readonly ports: readonly number[]
  /** `${NAME}` of the file: variables of the pipeline. */
  readonly variables: readonly string[]
  readonly notes: readonly string[]
}

/** Keys that are read below, or mean nothing here. */
const READ = new Set(
  'image build command entrypoint environment ports expose privileged healthcheck user depends_on deploy mem_limit cpus pull_policy container_name'.split(
    ' ',
  ),
)
/** Images whose ENTRYPOINT takes the command as its arguments. */
const ENTRYPOINTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:postgres|mysql|mariadb|mongo|redis|rabbitmq)(?::|$)/, 'docker-entrypoint.sh'],
  [/(?:^|\/)minio\/minio(?::|$)/, 'minio'],
  [/(?:^|\/)docker:[^/]*dind/, 'dockerd-entrypoint.sh'],
]
const PULL: Readonly<Record<string, string>> = {
  always: 'Always',
  never: 'Never',
  missing: 'IfNotPresent',
  if_not_present: 'IfNotPresent',
}

export function readComposeService(name: string, service: Mapping, names: ReadonlySet<string>): ComposeService {
  const notes: string[] = []
  const variables = new Set<string>()
  const note = (what: string) => notes.push(`${name}: ${what}`)
  const text = (value: unknown): string => withVariables(scalarText(value), variables)
  const image = text(service.image)
  if (image === '') note('it has no image; what is built must be pushed to a registry first.')
  else if (service.build !== undefined) note('build is left out: the image must be in a registry.')

  const envVariables = readEnv(service.environment, text)
  for (const [key, value] of Object.entries(envVariables)) {
    const local = onLocalhost(value, names)
    if (local !== value) note(`${key} said ${value}; services of one pod call each other on localhost.`)
    envVariables[key] = local
  }
  const started = startOf(service, image, text, note)
  const limits = readLimits(service, text)
  const pull = PULL[scalarText(service.pull_policy)]
  const user = /^\d+/.exec(scalarText(service.user))?.[0]
  if (service.user !== undefined && user === undefined)
    note(`user ${scalarText(service.user)} is no number and is left out.`)
  for (const key of Object.keys(service).filter((each) => !READ.has(each)))
    note(`${key} has no counterpart and is left out.`)

  const ports = portsOf(service)
  return {
    name,
    image,
    spec: {
      connectorRef: 'account.docker_hub',
      image,
      ...started,
      ...(service.privileged === true ? { privileged: true } : {}),
      ...(Object.keys(envVariables).length > 0 ? { envVariables } : {}),
      ...(pull === undefined ? {} : { imagePullPolicy: pull }),
      ...(Object.keys(limits).length > 0 ? { resources: { limits } } : {}),
      ...(user === undefined ? {} : { runAsUser: Number(user) }),
    },
    wait: waitOf(name, service, image, ports, text),
    dependsOn: isMapping(service.depends_on) ? Object.keys(service.depends_on) : words(service.depends_on),
    ports,
    variables: [...variables],
    notes,
  }
}

type Text = (value: unknown) => string

/** `entrypoint` in exec form where the file or the image says which it is; else the command as a script. */
function startOf(service: Mapping, image: string, text: Text, note: (what: string) => void): Record<string, YamlValue> {
  const entry = argumentsOf(service.entrypoint).map(text)
  const command = argumentsOf(service.command).map(text)
  if (entry.length > 0) return { entrypoint: [...entry, ...command], shell: 'Sh' }
  if (command.length === 0) return { shell: 'Sh' }
  const known = ENTRYPOINTS.find(([pattern]) => pattern.test(image))?.[1]
  if (known !== undefined) return { entrypoint: command[0] === known ? command : [known, ...command], shell: 'Sh' }
  note('its command runs in a shell, in place of the image’s ENTRYPOINT: check that it starts.')
  const script = typeof service.command === 'string' ? text(service.command) : command.map(quoted).join(' ')
  return { shell: 'Sh', command: script }
}

/** A list, or a line as a shell would take it apart. */
function argumentsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'string') return []
  const found = value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)
  return [...found].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
}

const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)

function readEnv(value: unknown, text: Text): Record<string, string> {
  if (isMapping(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, text(each)]))
  const pairs = words(value).map((line) => {
    const at = line.indexOf('=')
    // A bare name takes the value of whoever starts it.
    return at < 0 ? [line, text(`\${${line}}`)] : [line.slice(0, at), text(line.slice(at + 1))]
  })
  return Object.fromEntries(pairs) as Record<string, string>
}

/** `${NAME:-default}` becomes its default, `${NAME}` a variable of the pipeline, `$$` a dollar sign. */
function withVariables(value: string, variables: Set<string>): string {
  return value.replace(
    /\$\$|\$\{(\w+)(?::?([-?+])([^}]*))?\}|\$(\w+)/g,
    (all, braced: string, sign: string, rest: string, bare: string) => {
      if (all === '$$') return '$'
      if (sign === '-') return rest
      const name = braced ?? bare
      variables.add(name)
      return `<+pipeline.variables.${name}>`
    },
  )
}

/** A host that is another service, in an address or alone. */
function onLocalhost(value: string, names: ReadonlySet<string>): string {
  if (names.has(value)) return 'localhost'
  return value.replace(/(^|\/\/|@|,)([\w-]+)(?=:\d{2,5}\b)/g, (all, before: string, host: string) =>
    names.has(host) ? `${before}localhost` : all,
  )
}

function portsOf(service: Mapping): readonly number[] {
  const all = [service.ports, service.expose].flatMap((list) => (Array.isArray(list) ? list : []))
  const found = all.flatMap((port: unknown) => {
    const target = isMapping(port) ? port.target : String(port).split('/')[0]?.split(':').at(-1)
    return /^\d{1,5}$/.test(String(target)) ? [Number(target)] : []
  })
  return [...new Set(found)]
}

function readLimits(service: Mapping, text: Text): { memory?: string; cpu?: string } {
  const limits = mappingOf(mappingOf(mappingOf(service.deploy).resources).limits)
  const memory = inKubernetesUnits(text(limits.memory ?? service.mem_limit))
  const cpu = text(limits.cpus ?? service.cpus)
  return { ...(memory === '' ? {} : { memory }), ...(cpu === '' ? {} : { cpu }) }
}

/** `512m`, `1g` and `512MB` of compose are binary megabytes. */
function inKubernetesUnits(amount: string): string {
  const found = /^(\d+(?:\.\d+)?)\s*([kmg])b?$/i.exec(amount)
  return found ? `${found[1]}${(found[2] ?? '').toUpperCase()}i` : amount
}

/** By its health check, else by its first port. */
function waitOf(
  name: string,
  service: Mapping,
  image: string,
  ports: readonly number[],
  text: Text,
): ComposeService['wait'] {
  const { test, interval, retries, disable } = mappingOf(service.healthcheck)
  const probe = disable === true ? undefined : probeOf(test, text)
  const port = ports[0] ?? knownPorts(image)[0]
  const pause = Math.max(1, secondsOf(interval) ?? 2)
  const tries =
    typeof retries === 'number' && retries > 0 ? Math.max(retries, Math.ceil(60 / pause)) : Math.ceil(120 / pause)
  if (probe !== undefined) return { image, command: loop(name, probe, tries, pause) }
  return port === undefined ? undefined : { image: nc.image, command: loop(name, nc.test(port), tries, pause) }
}

function probeOf(test: unknown, text: Text): string | undefined {
  if (typeof test === 'string') return text(test)
  if (!Array.isArray(test) || test[0] === 'NONE') return undefined
  const [kind, ...rest] = test.map(String)
  if (kind === 'CMD-SHELL') return text(rest.join(' '))
  return kind === 'CMD' ? text(rest.map(quoted).join(' ')) : undefined
}

/** POSIX shell, as the wait steps of the service wizard. */
function loop(name: string, probe: string, tries: number, pause: number): string {
  return [
    `# waits until ${name} answers`,
    `tries=${tries}`,
    `until { ${probe}; } > /dev/null 2>&1; do`,
    '  tries=$((tries - 1))',
    `  if [ "$tries" -le 0 ]; then echo "${name} does not answer" >&2; exit 1; fi`,
    `  sleep ${pause}`,
    'done',
    '',
  ].join('\n')
}

function secondsOf(duration: unknown): number | undefined {
  const found = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(scalarText(duration))
  const seconds = found ? Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0) : 0
  return seconds > 0 ? seconds : undefined
}

/** Compose takes numbers and booleans where it means text. */
function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
