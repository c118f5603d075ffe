import { expect, it } from 'vitest'
import { connectProvider } from '../connectProvider.ts'
import { connected, request } from '../testing/connected.ts'
import { fakeBitbucket } from '../testing/fakeBitbucket.ts'

const FILES = { 'a.yaml': 'a: 1\n' }

it('asks for further pages at the API’s own address only', async () => {
  const elsewhere = await connected(fakeBitbucket, FILES)
  const { host, intercept } = await connected(fakeBitbucket, FILES)
  const next = `${elsewhere.origin}/2.0/next`
  intercept(
    () => true,
    () => ({ status: 200, body: { values: [], next } }),
  )
  await expect(host.branches()).rejects.toMatchObject({ code: 'internal' })
  expect(elsewhere.requests).toEqual([])
})

it('sends a person’s API token together with the account’s address', async () => {
  const { address, requests } = await connected(fakeBitbucket, FILES)
  const host = connectProvider(address, 'ada@example.com:secret')
  await expect(host.repository()).rejects.toMatchObject({ code: 'unauthorized' })
  const [scheme, credentials = ''] = requests[0]?.headers['authorization']?.split(' ') ?? []
  expect([scheme, atob(credentials)]).toEqual(['Basic', 'ada@example.com:secret'])
})

it('quotes neither form of it', async () => {
  const { address, intercept } = await connected(fakeBitbucket, FILES)
  intercept(
    () => true,
    () => ({
      status: 400,
      body: { error: { message: 'no: ada@example.com:secret, secret, YWRhQGV4YW1wbGUuY29tOnNlY3JldA==' } },
    }),
  )
  await expect(connectProvider(address, 'ada@example.com:secret').repository()).rejects.toMatchObject({
    message: expect.stringContaining('It says: “no: …, …, …”'),
  })
})

it('finds the commit where the page may not see the header that names it', async () => {
  const { host, head, model, intercept } = await connected(fakeBitbucket, FILES)
  let made = ''
  intercept(
    ({ method }) => method === 'POST',
    () => {
      made = model.commit('main', { 'a.yaml': 'a: 2\n' })
      return { status: 201 }
    },
  )
  const files = [{ path: 'a.yaml', text: 'a: 2\n', isNew: false }]
  expect(await host.commit(request(head, { files }))).toEqual({ ok: true, commit: made })
})
