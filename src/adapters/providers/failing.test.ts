import { describe, expect, it } from 'vitest'
import type { ProviderHost } from '../../core/repo/providerHost.ts'
import { ProviderError } from '../../core/repo/providerHost.ts'
import { connectProvider } from './connectProvider.ts'
import { connected, request } from './testing/connected.ts'
import type { FakeProvider } from './testing/fakeProvider.ts'
import type { FakeAnswer } from './testing/fakeServer.ts'
import { TOKEN } from './testing/fakeProvider.ts'
import { FAKES } from './testing/fakes.ts'

const FILES = { 'a.yaml': 'a: 1\n' }

/** Every method of the port, for what must be so of all of them. */
const METHODS: readonly (readonly [string, (host: ProviderHost, head: string) => Promise<unknown>])[] = [
  ['repository', (host) => host.repository()],
  ['branches', (host) => host.branches()],
  ['list', (host, head) => host.list(head)],
  ['read', (host, head) => host.read('a.yaml', head)],
  ['commit', (host, head) => host.commit(request(head, { files: [{ path: 'a.yaml', text: '', isNew: false }] }))],
  ['openPullRequest', (host) => host.openPullRequest({ title: 't', body: '', from: 'x', into: 'main' })],
]

async function failing(fake: FakeProvider, answer: FakeAnswer) {
  const run = await connected(fake, FILES)
  run.intercept(
    () => true,
    () => answer,
  )
  return run
}

async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(ProviderError)
  return failure as ProviderError
}

describe.each(FAKES)('at $kind', (fake) => {
  describe.each(METHODS)('%s', (_, call) => {
    it('says that the token is not accepted', async () => {
      const { address, head } = await connected(fake, FILES)
      const failure = await failureOf(call(connectProvider(address, 'other'), head))
      expect(failure.code).toBe('unauthorized')
      expect(failure.message).toContain('make a new one and connect again')
    })

    it('says that a permission is missing', async () => {
      const { host, head } = await failing(fake, fake.faults.scope)
      expect((await failureOf(call(host, head))).code).toBe('scope')
    })

    it('says when a limited caller may try again', async () => {
      const reset = Math.floor(Date.now() / 1000) + 600
      const { host, head } = await failing(fake, fake.faults.rateLimited(reset))
      const failure = await failureOf(call(host, head))
      expect(failure.code).toBe('rate-limited')
      const wait = ((failure.retryAt ?? 0) - Date.now()) / 1000
      expect(Math.abs(wait - (fake.kind === 'bitbucket' ? 60 : 600))).toBeLessThan(5)
      expect(failure.message).toMatch(
        fake.kind === 'bitbucket' ? /Try again in [56]\d seconds\.$/ : /Try again in 10 minutes\.$/,
      )
    })

    it('says that the network is gone', async () => {
      const { address, head, close } = await connected(fake, FILES)
      await close()
      const failure = await failureOf(call(connectProvider(address, TOKEN), head))
      expect(failure.code).toBe('unreachable')
      expect(failure.message).toContain('Check the network')
    })

    it('does not follow a redirect, which would take the token along', async () => {
      const elsewhere = await connected(fake, FILES)
      const { host, head } = await failing(fake, { status: 301, headers: { location: `${elsewhere.origin}/taken` } })
      const failure = await failureOf(call(host, head))
      expect(failure.code).toBe('invalid')
      expect(failure.message).toContain('by its present address')
      expect(elsewhere.requests).toEqual([])
    })

    it('says that the provider failed', async () => {
      const { host, head } = await failing(fake, { status: 502, body: '<html>Bad Gateway</html>' })
      const failure = await failureOf(call(host, head))
      expect(failure.code).toBe('internal')
      expect(failure.message).toContain('(status 502). Try again')
    })
  })

  it.each(METHODS.filter(([name]) => name !== 'read'))('%s takes nothing else for an answer', async (_, call) => {
    for (const body of [
      '<!doctype html><title>Sign in</title>',
      '',
      '{"hello":"world"}',
      '[1,2]',
      '{"values":[{}]}',
      'null',
    ]) {
      const { host, head } = await failing(fake, { status: 200, body })
      const failure = await failureOf(call(host, head))
      expect(failure.code).toBe('internal')
      expect(failure.message).toContain('Is http://127.0.0.1')
    }
  })

  it('names the missing scope where the provider does', async () => {
    const { host } = await failing(fake, fake.faults.scope)
    const named = {
      github: 'repo',
      gitlab: 'api',
      bitbucket: 'repository:write',
      gitea: 'write:repository',
      harness: undefined,
    }
    const scope = named[fake.kind]
    expect((await failureOf(host.branches())).message).toContain(
      scope ? `It needs: ${scope}.` : 'Make a token that may',
    )
  })

  it('says of a repository that is not found that the token may be at fault', async () => {
    const { host } = await failing(fake, fake.faults.notFound)
    const failure = await failureOf(host.repository())
    expect(failure.code).toBe('not-found')
    expect(failure.message).toContain('a token without access is told “not found”, too')
  })

  it('does not take a repository that the token may not see any more for a missing file', async () => {
    const run = await connected(fake, FILES)
    run.intercept(
      () => true,
      () => fake.faults.notFound,
    )
    run.intercept(
      () => true,
      () => fake.faults.notFound,
    )
    expect((await failureOf(run.host.read('a.yaml', run.head))).code).toBe('not-found')
  })

  it('says that a file is too large', async () => {
    const run = await connected(fake, FILES)
    run.intercept(
      ({ method }) => method !== 'GET',
      () => fake.faults.tooLarge,
    )
    const failure = await failureOf(
      run.host.commit(request(run.head, { files: [{ path: 'a.yaml', text: 'x', isNew: false }] })),
    )
    expect(failure.code).toBe('too-large')
    expect(failure.message).toContain('Use a clone')
  })

  it('has no token in a message, not even when the provider echoes it', async () => {
    const [, value] = fake.authorization(TOKEN)
    const said = `Bad value ${value} for the header`
    for (const status of [400, 403, 404, 409, 422, 500]) {
      const { host } = await failing(fake, { status, body: { message: said, error: { message: said } } })
      const failure = await failureOf(host.repository())
      expect(failure.message).not.toContain(TOKEN)
      expect(JSON.stringify(failure)).not.toContain(TOKEN)
    }
  })

  it('does not send a token that cannot be one', async () => {
    const { address } = await connected(fake, FILES)
    for (const token of ['', 'grüße', 'a\nx-other: 1', 'two words']) {
      const failure = await failureOf((async () => connectProvider(address, token))())
      expect(failure.code).toBe('unauthorized')
      expect(failure.message).toBe('The token is empty, or has characters that no token has. Copy it again.')
    }
  })

  it.each(['', 'api.github.com', 'javascript:alert(1)', 'ftp://x.example'])('takes %j for no address', async (api) => {
    const { address } = await connected(fake, FILES)
    const failure = await failureOf((async () => connectProvider({ ...address, api }, TOKEN))())
    expect(failure.message).toBe(`“${api}” is no address of an API. Write it as https://host/path.`)
  })

  it('takes the line end of a pasted token away', async () => {
    const { address } = await connected(fake, FILES)
    expect(await connectProvider(address, `  ${TOKEN}\r\n`).repository()).toMatchObject({ defaultBranch: 'main' })
  })

  it('cannot be led out of the repository by its name', async () => {
    const { address } = await connected(fake, FILES)
    const outside = () => connectProvider({ ...address, repo: '../../user' }, TOKEN)
    expect(outside).toThrow(ProviderError)
  })
})
