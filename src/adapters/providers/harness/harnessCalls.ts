import type { ZodType } from 'zod'
import type { Call } from '../call.ts'
import { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'

/**
 * Calls of one repository. Its path has slashes of its own, so `/+` ends it; the gateway in front of it wants the account
 * in the query as well. A call's `path` starts behind the repository's.
 */
export class HarnessCalls {
  private readonly calls: Calls
  private readonly root: string
  private readonly account: string

  constructor(api: string, repo: string, token: string) {
    this.calls = new Calls({ name: 'Harness Code', api, authorization: ['x-api-key', token] })
    this.root = `/repos/${encodedPath(repo)}/+`
    this.account = repo.split('/')[0] ?? ''
  }

  json<T>(schema: ZodType<T>, call: Call): Promise<T> {
    return this.calls.json(schema, this.complete(call))
  }

  bytes(call: Call): Promise<Uint8Array> {
    return this.calls.bytes(this.complete(call))
  }

  send(call: Call): Promise<Response> {
    return this.calls.send(this.complete(call))
  }

  private complete(call: Call): Call {
    return {
      ...call,
      path: `${this.root}${call.path}`,
      query: { accountIdentifier: this.account, ...call.query },
    }
  }
}
