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
export function callsTo({ identifier, groupIdentifier, ports, dind }: Target): (text: string) => boolean {
  const patterns = ports.map(localAddress)
  if (identifier !== undefined) {
    if (groupIdentifier !== undefined) patterns.push(word(`${groupIdentifier}_${identifier}`))
    patterns.push(...ports.map((port) => word(`${identifier}:${port}`)))
    patterns.push(`<\\+[^>]*\\bsteps\\.${escape(identifier)}\\b`)
  }
  const any = patterns.length === 0 ? null : new RegExp(patterns.join('|'))
  return (text) => any?.test(text) === true || (dind && usesDocker(text))
}

/** `localhost:5432`, and the ways of clients that name host and port apart. */
function localAddress(port: number): string {
  const host = '(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)'
  return `${host}:${port}(?!\\d)|-h\\s*${host}\\b[^\\n]*-[pP]\\s*${port}(?!\\d)`
}

/** The client, not a word in a path or an image's name. */
function usesDocker(text: string): boolean {
  return (
    text.includes(DOCKER_SOCKET) ||
    /(?:^|[\s;&|(`])(?:docker|docker-compose)\s+(?:build|buildx|compose|exec|images|info|inspect|load|login|logs|network|ps|pull|push|rm|run|save|stop|tag|up|version|volume)\b/m.test(
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
