import type { FailureAnswer, Work, WorkLine } from '../../core/repo/companionProtocol.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { requestInit, takeAnswer } from './askAhead.ts'
import { apiAddress } from './pageAddress.ts'
import { readLines } from './readLines.ts'

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

  /** Work that takes a while: `onProgress` hears how far it is, or what it found by now. */
  async work<W extends Work<unknown, unknown>>(
    call: Call,
    onProgress: (progress: W['progress']) => void = () => {},
  ): Promise<W['result']> {
    let result: { readonly value: W['result'] } | undefined
    await readLines(await this.send(call), (read) => {
      // The caller names the type that the protocol promises.
      const line = read as WorkLine<W>
      if ('progress' in line) onProgress(line.progress)
      else if ('error' in line) throw errorOf(line)
      else result = { value: line.result }
    })
    if (!result) throw new HostError('unreachable', 'The companion ended before it said what came of it.')
    return result.value
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
  const answer = isJson(response) ? (JSON.parse(text) as Partial<FailureAnswer>) : {}
  return errorOf(answer, `The companion answered with status ${response.status}.`)
}

function errorOf({ error }: Partial<FailureAnswer>, otherwise = 'The companion failed.'): HostError {
  if (error?.message === undefined || !isCode(error.code)) return new HostError('internal', otherwise)
  return new HostError(error.code, error.message, error.said)
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('application/json') ?? false
}

function isCode(code: string): code is HostError['code'] {
  return CODES.includes(code)
}
