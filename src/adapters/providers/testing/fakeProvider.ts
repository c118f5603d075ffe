import { z } from 'zod'
import type { ProviderAddress, ProviderKind } from '../../../core/repo/providerHost.ts'
import type { Description } from './description.ts'
import type { FakeAnswer, FakeRequest, FakeServer } from './fakeServer.ts'
import { fakeServer } from './fakeServer.ts'
import { RepositoryModel } from './repositoryModel.ts'

export interface FakeRoute {
  /** As the description writes it: `GET /repos/{owner}/{repo}`. A parameter with a `*` takes slashes. */
  readonly operation: string
  /** Where no published description covers it: all that the query and the body may and must have. */
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: (call: FakeCall) => FakeAnswer | Promise<FakeAnswer>
}

export interface FakeCall {
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly request: FakeRequest
  readonly origin: string
}

/** What a provider answers in trouble, in its own words. */
export interface FakeFaults {
  readonly unauthorized: FakeAnswer
  readonly scope: FakeAnswer
  readonly notFound: FakeAnswer
  readonly protectedBranch: FakeAnswer
  readonly tooLarge: FakeAnswer
  /** Seconds since the epoch. */
  readonly rateLimited: (reset: number) => FakeAnswer
}

export interface FakeProvider {
  readonly kind: ProviderKind
  readonly repo: string
  /** Where the API begins on its server. */
  readonly base: string
  readonly authorization: (token: string) => readonly [string, string]
  readonly description?: Description
  readonly routes: (model: RepositoryModel) => readonly FakeRoute[]
  readonly faults: FakeFaults
  /** What makes the branch move on when the same moment brings a commit to another file. */
  readonly lock: 'branch' | 'files'
}

export interface RunningFake extends FakeServer {
  readonly model: RepositoryModel
  readonly address: ProviderAddress
  /** What in the requests was not as the API is described. */
  readonly complaints: readonly string[]
}

export const TOKEN = 'tok3n-of-ada'

export async function runFake(provider: FakeProvider): Promise<RunningFake> {
  const model = new RepositoryModel()
  const routes = provider.routes(model).map((route) => ({ ...route, pattern: patternOf(route.operation) }))
  const complaints: string[] = []
  const server: FakeServer = await fakeServer(async (request) => {
    const [header, value] = provider.authorization(TOKEN)
    if (request.headers[header] !== value) return provider.faults.unauthorized
    const path = `${request.method} ${request.path.slice(provider.base.length)}`
    const route = request.path.startsWith(provider.base) ? routes.find(({ pattern }) => pattern.test(path)) : undefined
    if (!route) {
      complaints.push(`${request.method} ${request.path} is no operation`)
      return { status: 500, body: { message: 'no such operation' } }
    }
    const params = paramsOf(route.pattern, path)
    const isJson = request.headers['content-type']?.includes('application/json') ?? false
    const body: unknown = isJson ? JSON.parse(request.body.toString()) : undefined
    const answer = await route.answer({ params, query: request.query, body, request, origin: server.origin })
    complaints.push(...faultsOf(provider, route, request, body, answer).map((fault) => `${route.operation}: ${fault}`))
    return answer
  })
  return {
    ...server,
    model,
    complaints,
    address: { kind: provider.kind, api: `${server.origin}${provider.base}`, repo: provider.repo },
  }
}

function faultsOf(provider: FakeProvider, route: FakeRoute, request: FakeRequest, body: unknown, answer: FakeAnswer) {
  if (!route.query) {
    const operation = route.operation.replaceAll('*}', '}')
    return provider.description?.faultsOf(operation, request, answer) ?? [`nothing describes ${operation}`]
  }
  const query = route.query.safeParse(request.query)
  const sent = (route.body ?? z.undefined()).safeParse(body)
  return [query, sent].flatMap(
    ({ error }) => error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [],
  )
}

function patternOf(operation: string): RegExp {
  const pattern = operation
    .replaceAll(/[.+]/g, '\\$&')
    .replaceAll(/\{(\w+)(\*?)\}/g, (_, name: string, star: string) => `(?<${name}>${star === '' ? '[^/]+' : '.*'})`)
  return new RegExp(`^${pattern}$`)
}

function paramsOf(pattern: RegExp, path: string): Readonly<Record<string, string>> {
  const groups = pattern.exec(path)?.groups ?? {}
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]))
}
