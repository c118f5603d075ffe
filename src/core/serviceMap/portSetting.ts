import { imageName } from './knownImages.ts'

/** What tells a service to listen on another port than its image's usual one. */
export interface PortSetting {
  readonly env?: Readonly<Record<string, string>>
  readonly entrypoint?: readonly string[]
}

/** By the last part of an image's path. Source: docs/sources.md, readiness */
const SETTINGS: readonly (readonly [image: RegExp, setting: (port: number) => PortSetting])[] = [
  [/^(?:postgres|postgis|timescaledb)$/, (port) => ({ env: { PGPORT: String(port) } })],
  [/^(?:mysql|percona)$/, (port) => ({ entrypoint: ['docker-entrypoint.sh', 'mysqld', `--port=${port}`] })],
  [/^mariadb$/, (port) => ({ entrypoint: ['docker-entrypoint.sh', 'mariadbd', `--port=${port}`] })],
  [/^mongo$/, (port) => ({ entrypoint: ['docker-entrypoint.sh', 'mongod', '--bind_ip_all', `--port=${port}`] })],
  [/^(?:redis|valkey)$/, (port) => ({ entrypoint: ['docker-entrypoint.sh', 'redis-server', '--port', String(port)] })],
  [/^elasticsearch$/, (port) => ({ env: { 'http.port': String(port) } })],
  [/^localstack(?:-pro)?$/, (port) => ({ env: { GATEWAY_LISTEN: `0.0.0.0:${port}` } })],
  [/^minio$/, (port) => ({ entrypoint: ['minio', 'server', '/data', '--address', `:${port}`] })],
]

/** `undefined` for images that we do not know how to move. */
export function portSetting(image: string, port: number): PortSetting | undefined {
  const name = imageName(image).toLowerCase()
  return SETTINGS.find(([pattern]) => pattern.test(name))?.[1](port)
}
