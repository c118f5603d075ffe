import { z } from 'zod'
import type { FakeAnswer } from './fakeServer.ts'
import type { FakeFaults, FakeProvider } from './fakeProvider.ts'
import type { RepositoryModel } from './repositoryModel.ts'
import { blobId } from './repositoryModel.ts'

const faults: FakeFaults = {
  unauthorized: { status: 401, body: { message: 'Invalid or missing token' } },
  scope: { status: 403, body: { message: 'Forbidden' } },
  notFound: { status: 404, body: { message: 'Not Found' } },
  protectedBranch: {
    status: 422,
    body: {
      message: 'Operation violates branch protection rules',
      violations: [
        {
          rule: { identifier: 'main-is-safe' },
          bypassed: false,
          violations: [{ code: 'lifecycle.update', message: 'Use a pull request' }],
        },
      ],
    },
  },
  tooLarge: { status: 413, body: { message: 'The request is too large' } },
  rateLimited: (reset) => ({
    status: 429,
    headers: { 'retry-after': String(Math.ceil(reset - Date.now() / 1000)) },
    body: { message: 'Too many requests' },
  }),
}

const account = { accountIdentifier: z.literal('ACC') }
const none = z.strictObject(account)
const atCommit = z.strictObject({ ...account, git_ref: z.string() })
const branchBody = z.strictObject({ name: z.string(), target: z.string() })
const content = { path: z.string().min(1), payload: z.base64(), encoding: z.literal('base64') }
const commitBody = z.strictObject({
  branch: z.string(),
  title: z.string(),
  message: z.string(),
  actions: z
    .array(
      z.discriminatedUnion('action', [
        z.strictObject({ action: z.literal('CREATE'), ...content }),
        z.strictObject({ action: z.literal('UPDATE'), ...content, sha: z.string().optional() }),
        z.strictObject({ action: z.literal('DELETE'), path: z.string() }),
      ]),
    )
    .min(1),
})
const pullBody = z.strictObject({
  title: z.string(),
  description: z.string(),
  source_branch: z.string(),
  target_branch: z.string(),
})

/** No package carries a description of this API: the parameters are those of its source, docs/sources.md. */
export const fakeHarness: FakeProvider = {
  kind: 'harness',
  repo: 'ACC/org/proj/shop',
  base: '/code/api/v1',
  authorization: (token) => ['x-api-key', token],
  faults,
  lock: 'files',
  routes: (model) => [
    {
      operation: 'GET /repos/{repo*}/+',
      query: none,
      answer: ({ params }) =>
        params['repo'] === 'ACC/org/proj/shop'
          ? { status: 200, body: { identifier: 'shop', default_branch: 'main', is_empty: model.branches.size === 0 } }
          : faults.notFound,
    },
    {
      operation: 'GET /repos/{repo*}/+/branches',
      query: z.strictObject({ ...account, page: z.string(), limit: z.string(), include_rules: z.literal('true') }),
      answer: ({ query }) => {
        const [size, page] = [Math.min(100, Number(query['limit'])), Number(query['page'])]
        const all = [...model.branches].map(([name, sha]) => ({
          name,
          sha,
          ...(model.protectedBranches.has(name) ? { rules: [{ identifier: 'main-is-safe' }] } : {}),
        }))
        return { status: 200, body: all.slice((page - 1) * size, page * size) }
      },
    },
    {
      operation: 'GET /repos/{repo*}/+/branches/{branch*}',
      query: none,
      answer: ({ params }) => {
        const sha = model.branches.get(params['branch'] ?? '')
        return sha === undefined ? faults.notFound : { status: 200, body: { name: params['branch'], sha } }
      },
    },
    {
      operation: 'DELETE /repos/{repo*}/+/branches/{branch*}',
      query: none,
      answer: ({ params }) => (model.branches.delete(params['branch'] ?? '') ? { status: 204 } : faults.notFound),
    },
    {
      operation: 'POST /repos/{repo*}/+/branches',
      query: none,
      body: branchBody,
      answer: ({ body }) => {
        const { name, target } = branchBody.parse(body)
        if (model.branches.has(name)) return { status: 409, body: { message: `branch '${name}' already exists` } }
        if (!model.filesAt(target)) return faults.notFound
        model.branches.set(name, target)
        return { status: 201, body: { name, sha: target } }
      },
    },
    {
      operation: 'GET /repos/{repo*}/+/paths',
      query: atCommit,
      answer: ({ query }) => {
        const files = model.filesAt(query['git_ref'] ?? '')
        // An empty list is left out.
        return files ? { status: 200, body: files.size === 0 ? {} : { files: [...files.keys()] } } : faults.notFound
      },
    },
    {
      operation: 'GET /repos/{repo*}/+/raw/{path*}',
      query: atCommit,
      answer: ({ params, query }) => {
        const bytes = model.filesAt(query['git_ref'] ?? '')?.get(params['path'] ?? '')?.bytes
        return bytes ? { status: 200, body: bytes } : faults.notFound
      },
    },
    {
      operation: 'GET /repos/{repo*}/+/content/{path*}',
      query: atCommit,
      answer: ({ params, query }) => {
        const bytes = model.filesAt(query['git_ref'] ?? '')?.get(params['path'] ?? '')?.bytes
        return bytes
          ? { status: 200, body: { type: 'file', sha: blobId(bytes), path: params['path'] } }
          : faults.notFound
      },
    },
    {
      operation: 'POST /repos/{repo*}/+/commits',
      query: none,
      body: commitBody,
      answer: ({ body }) => commit(model, commitBody.parse(body)),
    },
    {
      operation: 'POST /repos/{repo*}/+/pullreq',
      query: none,
      body: pullBody,
      answer: ({ body }) => {
        const { title, description, source_branch: from, target_branch: into } = pullBody.parse(body)
        if (model.pulls.some((pull) => pull.from === from && pull.into === into)) {
          return { status: 409, body: { message: 'a pull request for this target and source branch already exists' } }
        }
        return { status: 201, body: { number: model.pulls.push({ title, body: description, from, into }) } }
      },
    },
  ],
}

function commit(model: RepositoryModel, { branch, title, message, actions }: z.infer<typeof commitBody>): FakeAnswer {
  const head = model.branches.get(branch)
  if (model.protectedBranches.has(branch)) return faults.protectedBranch
  if (head === undefined && model.branches.size > 0) return faults.notFound
  const files = head === undefined ? undefined : model.filesAt(head)
  for (const one of actions) {
    const there = files?.get(one.path)
    if (one.action === 'CREATE' && there) return { status: 409, body: { message: `path '${one.path}' already exists` } }
    if (one.action !== 'CREATE' && !there) return { status: 404, body: { message: `path '${one.path}' not found` } }
    if (one.action === 'UPDATE' && there && one.sha !== undefined && one.sha !== blobId(there.bytes)) {
      return { status: 400, body: { message: `sha does not match for path '${one.path}'` } }
    }
  }
  const changes = actions.map((one) => [one.path, one.action === 'DELETE' ? null : Buffer.from(one.payload, 'base64')])
  const whole = message === '' ? title : `${title}\n\n${message}`
  const commit_id = model.commit(branch, Object.fromEntries(changes), whole)
  return { status: 200, body: { commit_id, changed_files: [] } }
}
