import type { Service } from '../../core/serviceMap/index.ts'

const SOCKET = 'unix://'

/** What stands on a service's lifetime bar: `:6379`, `/var/run/docker.sock`. */
export function portsOnBar({ ports, addresses }: Service): readonly string[] {
  const sockets = addresses.filter(({ address }) => address.startsWith(SOCKET))
  return [...ports.map((port) => `:${port}`), ...sockets.map(({ address }) => address.slice(SOCKET.length))]
}
