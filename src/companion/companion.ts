import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { api } from './api.ts'
import { failureAnswer, hostError, statusOf } from './failure.ts'
import { ownHostOnly } from './guard.ts'
import { sha256 } from './hash.ts'
import { page } from './page.ts'
import { securityHeaders } from './securityHeaders.ts'
import { Workspace } from './workspace.ts'

const LOOPBACK = '127.0.0.1'
const TOKEN_BYTES = 32
/** Below the ports that systems hand out by themselves. */
const FIRST_PORT = 20_000
const PORTS = 10_000
/** Milliseconds that open answers get when the companion ends, and between two looks at who has ended. */
const CLOSE_PATIENCE = 1000
const CLOSE_INTERVAL = 20
/** From the same machine: a file of 50 MB is here in less than a second. */
const ARRIVAL: Arrival = { headers: 10_000, request: 60_000 }
/** Looks for late requests in the time that one may take. */
const LOOKS = 4

export interface CompanionOptions {
  readonly folder: string
  readonly example: boolean
  /** The built page. */
  readonly webRoot: string
  /** 0 for any; `undefined` for the folder's own port. */
  readonly port: number | undefined
  readonly arrival?: Arrival
}

/** Milliseconds that a request's headers, and all of it, may take to arrive. An answer may take as long as it likes. */
export interface Arrival {
  readonly headers: number
  readonly request: number
}

export interface Companion {
  /** With the token in its fragment, which browsers keep to themselves. */
  readonly address: string
  /** False when another program has the folder's own port. */
  readonly onOwnPort: boolean
  close(): Promise<void>
}

/** Serves the studio over a folder on the loopback interface. Rejects with `EADDRINUSE` when a wanted port is taken. */
export async function startCompanion(options: CompanionOptions): Promise<Companion> {
  const { folder, example, webRoot, port, arrival = ARRIVAL } = options
  const workspace = await Workspace.open(folder, { example })
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const app = new Hono()
  app.use('*', securityHeaders(), ownHostOnly())
  app.route('/api', api(workspace, token))
  app.route('/', page(webRoot))
  app.onError((error, context) => {
    const failure = hostError(error)
    return context.json(failureAnswer(failure), statusOf(failure))
  })

  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: arrival.headers,
      requestTimeout: arrival.request,
      connectionsCheckingInterval: arrival.headers / LOOKS,
    },
  })
  const listening = await listen(server, port ?? portOf(workspace), port === undefined)
  return {
    address: `http://${LOOPBACK}:${listening.port}/#token=${token}`,
    onOwnPort: listening.wanted,
    close: async () => {
      await workspace.close()
      await closeServer(server)
    },
  }
}

/** Lets answers and streams end as they should, so that a page sees an end and no broken connection; then cuts what is left. */
async function closeServer(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if (!('closeIdleConnections' in server)) return closed
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_INTERVAL)
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}

/** A folder has the same port at every start, because browsers keep drafts and settings by address. */
function portOf(workspace: Workspace): number {
  return FIRST_PORT + (Number.parseInt(sha256(workspace.id).slice(0, 8), 16) % PORTS)
}

async function listen(server: ServerType, port: number, orAny: boolean) {
  try {
    return { port: await listenOn(server, port), wanted: true }
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken || !orAny) throw error
    return { port: await listenOn(server, 0), wanted: false }
  }
}

function listenOn(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: LOOPBACK }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
