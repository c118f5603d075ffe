/** Where the companion serves the page: by its own names, which no site on the network has. */
export function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost'
}
