/** A service that is often wanted beside tests: how it is run, moved to another port, and asked whether it is ready. */
export interface Recipe {
  readonly id: string
  readonly title: string
  /** What it is, in a few words; words to find it by. */
  readonly description: string
  /** Name and Id of the step. */
  readonly name: string
  readonly image: string
  /** `undefined` where the person says it. */
  readonly port: number | undefined
  readonly env: Readonly<Record<string, string>>
  readonly entrypoint?: readonly string[]
  readonly privileged?: true
  /** Folders that the group must share. */
  readonly sharedPaths?: readonly string[]
  readonly limits: { readonly memory: string; readonly cpu: string }
  readonly ready: Ready
}

/** How a step finds out that a service answers. */
export interface Ready {
  /** The image that has the program; without it, the service's own. */
  readonly image?: string
  /** A shell command that succeeds when the service on `localhost` and the port is ready. */
  readonly test: (port: number) => string
}

export const nc = { image: 'busybox:1.36', test: (port: number) => `nc -z localhost ${port}` }

export const http = (path: string): Ready => ({
  image: 'busybox:1.36',
  test: (port) => `wget -q -O /dev/null http://localhost:${port}${path}`,
})

/** A password that stands in no file. */
export const secret = (id: string) => `<+secrets.getValue("${id}")>`
