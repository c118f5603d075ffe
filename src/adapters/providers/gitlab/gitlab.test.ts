import { expect, it } from 'vitest'
import { connected } from '../testing/connected.ts'
import { fakeGitlab } from '../testing/fakeGitlab.ts'

it('lists by numbered pages where GitLab is older than its page tokens', async () => {
  const { host, head, intercept, requests } = await connected(fakeGitlab, { 'a.yaml': '' })
  const entry = (path: string) => ({ id: '1', name: path, type: 'blob', path, mode: '100644' })
  intercept(
    ({ query }) => query['page'] === undefined,
    () => ({ status: 200, headers: { link: '<https://x.example/tree?page=2>; rel="next"' }, body: [entry('a.yaml')] }),
  )
  intercept(
    ({ query }) => query['page'] === '2',
    () => ({ status: 200, headers: { link: '<https://x.example/tree?page=1>; rel="first"' }, body: [entry('b.yaml')] }),
  )
  expect((await host.list(head)).map(({ path }) => path)).toEqual(['a.yaml', 'b.yaml'])
  expect(requests).toHaveLength(2)
})
