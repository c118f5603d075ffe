import type { ZodType } from 'zod'
import { ProviderError } from '../../core/repo/providerHost.ts'
import { failureOf } from './failure.ts'
import { readBounded } from './readBounded.ts'

/** Milliseconds for one answer. Listing the tree of a large repository takes some providers several seconds. */
const TIMEOUT = 30_000

/** One provider, as its calls need it. */
export interface Service {
  /** As sentences call it: `GitHub`. */
  readonly name: string
  /** Base address of the API without a slash at its end. */
  readonly api: string
  /** The header that carries the token. It is the only place where a token goes. */
  readonly authorization: readonly [name: string, value: string]
  /** What no sentence may quote, where the header has it in another form. */
  readonly secrets?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the API's address, its segments encoded. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** A form is sent as it is, anything else as JSON. */
  readonly body?: unknown
  readonly accept?: string
}

/** Sends calls with the token. Whatever goes wrong is a `ProviderError`. */
export class Calls {
  constructor(
    readonly service: Service,
    private readonly timeout = TIMEOUT,
  ) {}

  /** The answer, once `schema` has proved its shape. */
  async json<T>(schema: ZodType<T>, call: Call): Promise<T> {
    return this.parse(schema, await this.text(await this.send(call)))
  }

  async bytes(call: Call): Promise<Uint8Array> {
    return readBounded(this.service.name, await this.send(call))
  }

  parse<T>(schema: ZodType<T>, text: string): T {
    const parsed = schema.safeParse(jsonOf(text))
    if (parsed.success) return parsed.data
    const { name, api } = this.service
    throw new ProviderError(
      'internal',
      `${name} answered something that its API does not promise. Is ${api} the address of its API?`,
    )
  }

  async text(response: Response): Promise<string> {
    return new TextDecoder().decode(await readBounded(this.service.name, response))
  }

  /** An answer that says the call succeeded; its body is not read yet. */
  async send(call: Call): Promise<Response> {
    const response = await this.fetch(call)
    if (response.ok) return response
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new ProviderError(
        'invalid',
        `${this.service.name} says that this has moved to another address. The token was not sent there: open the repository by its present address.`,
      )
    }
    throw failureOf(this.service, response, await this.text(response))
  }

  private async fetch({ method = 'GET', path, query, body, accept = 'application/json' }: Call): Promise<Response> {
    const { name, api, authorization, headers } = this.service
    const isForm = body instanceof URLSearchParams
    try {
      return await fetch(`${api}${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
        method,
        headers: {
          accept,
          ...headers,
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
          [authorization[0]]: authorization[1],
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // A redirect would carry the token to wherever it points.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.timeout),
      })
    } catch (error) {
      // What fetch says differs by browser and names no next move.
      const isLate = error instanceof DOMException && error.name === 'TimeoutError'
      throw new ProviderError(
        'unreachable',
        isLate
          ? `${name} did not answer within ${this.timeout / 1000} seconds. Try again.`
          : `${name} does not answer at ${api}. Check the network and the address. A server of your own must also let this page call it (CORS).`,
      )
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
