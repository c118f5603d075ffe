/** A remote's address in its parts, as far as every provider has them. */
export interface RemotePlace {
  readonly host: string
  /** With the port of a web address; the port of ssh is not the website's. */
  readonly origin: string
  /** Without slashes at its ends, without `.git`. */
  readonly path: string
}

/**
 * `https://user@host/o/r.git`, `ssh://git@host:22/o/r`, `git@host:o/r.git`; `undefined` for what is no address at a host
 * with a name, as a folder's or `localhost`. Nothing of a user or a password in the address goes along.
 */
export function remotePlace(remote: string): RemotePlace | undefined {
  const [, scheme, host, port, path] =
    /^(https?|ssh|git):\/\/(?:[^/@]*@)?([\w.-]+)(?::(\d+))?\/(.+)$/.exec(remote) ??
    /^()(?:[\w.-]+@)([\w.-]+):()(?!\/)(.+)$/.exec(remote) ??
    []
  if (scheme === undefined || host === undefined || path === undefined || !/\.[a-z]{2,}$/i.test(host)) return undefined
  const isWeb = scheme.startsWith('http') && port !== undefined
  return {
    host: host.toLowerCase(),
    origin: `https://${host.toLowerCase()}${isWeb ? `:${port}` : ''}`,
    path: path.replace(/\/+$/, '').replace(/\.git$/, ''),
  }
}
