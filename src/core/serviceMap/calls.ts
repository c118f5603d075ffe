/** What a caller may write to reach a service. */
export interface Target {
  readonly identifier: string | undefined
  readonly groupIdentifier: string | undefined
  readonly ports: readonly number[]
  readonly dind: boolean
}

/** The socket that clients find when the group shares `/var/run`. */
export const DOCKER_SOCKET = '/var/run/docker.sock'

/** Whether a step's text reaches the service by name, by port or, for Docker, by its client. */
export function isCalled(text: string, target: Target): boolean {
  const { identifier, groupIdentifier, ports, dind } = target
  if (identifier !== undefined) {
    if (groupIdentifier !== undefined && hasWord(text, `${groupIdentifier}_${identifier}`)) return true
    if (ports.some((port) => hasWord(text, `${identifier}:${port}`))) return true
    if (new RegExp(`<\\+[^>]*\\bsteps\\.${escape(identifier)}\\b`).test(text)) return true
  }
  if (ports.some((port) => localAddress(port).test(text))) return true
  return dind && usesDocker(text)
}

/** `localhost:5432`, and the ways of clients that name host and port apart. */
function localAddress(port: number): RegExp {
  const host = '(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)'
  return new RegExp(`${host}:${port}(?!\\d)|-h\\s*${host}\\b[^\\n]*-[pP]\\s*${port}(?!\\d)`)
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

function hasWord(text: string, word: string): boolean {
  return text.includes(word) && new RegExp(`(?<![\\w.])${escape(word)}(?!\\w)`).test(text)
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
