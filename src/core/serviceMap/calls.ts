/** What a caller may write to reach a service. */
export interface Target {
  readonly identifier: string | undefined
  readonly groupIdentifier: string | undefined
  readonly ports: readonly number[]
  readonly dind: boolean
}

/** The socket that clients find when the group shares `/var/run`. */
export const DOCKER_SOCKET = '/var/run/docker.sock'

/** Tells whether a text reaches the service by name, by port or, for Docker, by its client. */
export function callsTo(target: Target): (text: string) => boolean {
  const any = anyAddress(target)
  return (text) => any?.test(text) === true || (target.dind && usesDocker(text))
}

/** How a text reaches the service, as people say it: `localhost:5432`, `tests_db:5432`, `docker`; `undefined` when it does not. */
export function addressUsed(target: Target, text: string): string | undefined {
  const [found] = anyAddress(target)?.exec(text) ?? []
  if (found === undefined) return target.dind && usesDocker(text) ? 'docker' : undefined
  if (found.startsWith('<+')) return `${found}…>`
  const [, host, port] = /^-h\s*(\S+)[^\n]*-[pP]\s*(\d+)/.exec(found) ?? []
  if (host !== undefined) return `${host}:${port}`
  const [port0] = target.ports
  return found.includes(':') || port0 === undefined ? found : `${found}:${port0}`
}

function anyAddress({ identifier, groupIdentifier, ports }: Target): RegExp | null {
  const patterns = ports.map(localAddress)
  if (identifier !== undefined) {
    if (groupIdentifier !== undefined) patterns.push(word(`${groupIdentifier}_${identifier}`))
    patterns.push(...ports.map((port) => word(`${identifier}:${port}`)))
    patterns.push(`<\\+[^>]*\\bsteps\\.${escape(identifier)}\\b`)
  }
  return patterns.length === 0 ? null : new RegExp(patterns.join('|'))
}

/** `localhost:5432`, and the ways of clients that name host and port apart. */
function localAddress(port: number): string {
  const host = '(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)'
  return `${host}:${port}(?!\\d)|-h\\s*${host}\\b[^\\n]*-[pP]\\s*${port}(?!\\d)`
}

/** The client, not a word in a path or an image's name. A command of one line stands behind its key: `command=docker build .`. */
function usesDocker(text: string): boolean {
  return (
    text.includes(DOCKER_SOCKET) ||
    /(?:^|[\s;&|(`=])(?:docker|docker-compose)\s+(?:build|buildx|compose|exec|images|info|inspect|load|login|logs|network|ps|pull|push|rm|run|save|stop|tag|up|version|volume)\b/m.test(
      text,
    )
  )
}

function word(text: string): string {
  return `(?<![\\w.])${escape(text)}(?!\\w)`
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
