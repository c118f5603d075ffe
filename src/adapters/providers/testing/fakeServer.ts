import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRequest {
  readonly method: string
  /** Encoded, as it came. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface FakeAnswer {
  readonly status: number
  /** An object is sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The description says in words only that there is such an answer. */
  readonly isUndescribed?: boolean
}

export interface FakeServer {
  readonly origin: string
  readonly requests: readonly FakeRequest[]
  /** What happens before the first request that fits; an answer takes the place of the server's own. */
  intercept(fits: (request: FakeRequest) => boolean, answer: () => FakeAnswer | undefined): void
  close(): Promise<void>
}

/** A server on loopback that hands each request to `answer`. */
export async function fakeServer(answer: (request: FakeRequest) => Promise<FakeAnswer>): Promise<FakeServer> {
  const requests: FakeRequest[] = []
  const interceptions: { fits: (request: FakeRequest) => boolean; answer: () => FakeAnswer | undefined }[] = []
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const [path = '', query = ''] = (incoming.url ?? '').split('?')
      const request: FakeRequest = {
        method: incoming.method ?? '',
        path,
        query: Object.fromEntries(new URLSearchParams(query)),
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(parts),
      }
      requests.push(request)
      const index = interceptions.findIndex(({ fits }) => fits(request))
      const intercepted = index === -1 ? undefined : interceptions.splice(index, 1)[0]?.answer()
      void Promise.resolve(intercepted ?? answer(request)).then(({ status, body, headers }) => {
        const isJson = body !== undefined && !Buffer.isBuffer(body) && typeof body !== 'string'
        outgoing.writeHead(status, { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers })
        outgoing.end(isJson ? JSON.stringify(body) : body)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    intercept: (fits, whenIt) => interceptions.push({ fits, answer: whenIt }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
