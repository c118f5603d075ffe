import type { FailureAnswer } from '../../core/repo/companionProtocol.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { requestInit, takeAnswer } from './askAhead.ts'
import { apiAddress } from './pageAddress.ts'

const CODES: readonly string[] = [
  'unreachable',
  'unauthorized',
  'not-found',
  'forbidden',
  'too-large',
  'not-text',
  'git',
  'invalid',
  'internal',
] satisfies HostError['code'][]

/** One call of the companion. `path` starts below `/api`. */
export interface Call {
  readonly method?: 'GET' | 'PUT' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Sends calls with the token of this start. What goes wrong is a `HostError`. */
export class Calls {
  constructor(
    /** Any address of the companion. */
    private readonly page: string,
    private readonly token: string,
  ) {}

  /** The answer's value. The caller names the type that the protocol promises. */
  async json<T>(call: Call): Promise<T> {
    const response = await this.send(call)
    try {
      return (await response.json()) as T
    } catch (error) {
      throw new HostError('unreachable', `The companion’s answer broke off: ${String(error)}`)
    }
  }

  async send({ method = 'GET', path, query, body, signal }: Call): Promise<Response> {
    const address = apiAddress(this.page, { path, query })
    const init = requestInit(this.token)
    const asked = method === 'GET' ? takeAnswer(address) : undefined
    let response: Response
    try {
      response = await (asked ??
        fetch(address, {
          ...init,
          method,
          headers: { ...init.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          ...(signal ? { signal } : {}),
        }))
    } catch {
      throw new HostError('unreachable', 'The companion does not answer. Is the program still running in its terminal?')
    }
    if (response.ok) return response
    throw await failureOf(response)
  }
}

async function failureOf(response: Response): Promise<HostError> {
  const text = await response.text()
  const answer = isJson(response) ? (JSON.parse(text) as Partial<FailureAnswer>) : undefined
  const { code, message } = answer?.error ?? {}
  if (message === undefined || code === undefined || !isCode(code)) {
    return new HostError('internal', `The companion answered with status ${response.status}.`)
  }
  return new HostError(code, message)
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('application/json') ?? false
}

function isCode(code: string): code is HostError['code'] {
  return CODES.includes(code)
}
