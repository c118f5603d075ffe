import { z } from 'zod'
import type { FakeAnswer } from './fakeServer.ts'
import type { FakeFaults, FakeProvider } from './fakeProvider.ts'
import type { RepositoryModel } from './repositoryModel.ts'

const faults: FakeFaults = {
  unauthorized: { status: 401, body: { message: '401 Unauthorized' } },
  scope: {
    status: 403,
    body: {
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the access token.',
      scope: 'api',
    },
  },
  notFound: { status: 404, body: { message: '404 Project Not Found' } },
  protectedBranch: { status: 400, body: { message: 'You are not allowed to push into this branch' } },
  tooLarge: { status: 413, body: '<html>Request Entity Too Large</html>' },
  rateLimited: (reset) => ({
    status: 429,
    headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': String(reset) },
    body: 'Retry later\n',
  }),
}

const none = z.strictObject({})
const paged = { per_page: z.string().regex(/^\d+$/), page: z.string().regex(/^\d+$/).optional() }
const content = { content: z.base64(), encoding: z.literal('base64') }
const file_path = z.string().min(1)
const action = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('create'), file_path, ...content }),
  z.strictObject({ action: z.literal('update'), file_path, ...content, last_commit_id: z.string().optional() }),
  z.strictObject({ action: z.literal('delete'), file_path, last_commit_id: z.string().optional() }),
])
const commitBody = z.strictObject({
  branch: z.string(),
  commit_message: z.string(),
  start_sha: z.string().optional(),
  actions: z.array(action).min(1),
})
const mergeRequestBody = z.strictObject({
  title: z.string(),
  description: z.string(),
  source_branch: z.string(),
  target_branch: z.string(),
})

/** No package carries a description of GitLab's API v4: the parameters are those of its reference, docs/sources.md. */
export const fakeGitlab: FakeProvider = {
  kind: 'gitlab',
  repo: 'acme/team/shop',
  base: '/api/v4',
  authorization: (token) => ['authorization', `Bearer ${token}`],
  faults,
  lock: 'files',
  routes: (model) => [
    {
      operation: 'GET /projects/{id}',
      query: none,
      answer: ({ params }) =>
        params['id'] === 'acme/team/shop'
          ? {
              status: 200,
              body: {
                path_with_namespace: 'acme/team/shop',
                default_branch: 'main',
                empty_repo: model.branches.size === 0,
                web_url: 'https://gitlab.com/acme/team/shop',
                permissions: { project_access: null, group_access: { access_level: 40, notification_level: 3 } },
              },
            }
          : faults.notFound,
    },
    {
      operation: 'GET /projects/{id}/repository/branches',
      query: z.strictObject(paged),
      answer: ({ query }) => {
        const [size, page] = [Number(query['per_page']), Number(query['page'] ?? 1)]
        const all = [...model.branches.keys()].map((name) => branchOf(model, name))
        return { status: 200, body: all.slice((page - 1) * size, page * size) }
      },
    },
    {
      operation: 'GET /projects/{id}/repository/branches/{branch}',
      query: none,
      answer: ({ params }) => {
        const name = params['branch'] ?? ''
        return model.branches.has(name)
          ? { status: 200, body: branchOf(model, name) }
          : { status: 404, body: { message: '404 Branch Not Found' } }
      },
    },
    {
      operation: 'GET /projects/{id}/repository/tree',
      query: z.strictObject({
        ...paged,
        ref: z.string(),
        recursive: z.literal('true'),
        pagination: z.literal('keyset'),
        page_token: z.string().optional(),
      }),
      answer: ({ query }) => treePage(model, query),
    },
    {
      operation: 'GET /projects/{id}/repository/files/{file_path}',
      query: z.strictObject({ ref: z.string() }),
      answer: ({ params, query }) => {
        const [ref, path] = [query['ref'] ?? '', params['file_path'] ?? '']
        const bytes = model.filesAt(ref)?.get(path)?.bytes
        if (!bytes) return { status: 404, body: { message: '404 File Not Found' } }
        const last_commit_id = model.lastChange(ref, path)
        return {
          status: 200,
          body: { file_path: path, last_commit_id, encoding: 'base64', content: bytes.toString('base64') },
        }
      },
    },
    {
      operation: 'GET /projects/{id}/repository/files/{file_path}/raw',
      query: z.strictObject({ ref: z.string() }),
      answer: ({ params, query }) => {
        const bytes = model.filesAt(query['ref'] ?? '')?.get(params['file_path'] ?? '')?.bytes
        return bytes ? { status: 200, body: bytes } : { status: 404, body: { message: '404 File Not Found' } }
      },
    },
    {
      operation: 'POST /projects/{id}/repository/commits',
      query: none,
      body: commitBody,
      answer: ({ body }) => commit(model, commitBody.parse(body)),
    },
    {
      operation: 'POST /projects/{id}/merge_requests',
      query: none,
      body: mergeRequestBody,
      answer: ({ body }) => {
        const { title, description, source_branch: from, target_branch: into } = mergeRequestBody.parse(body)
        if (model.pulls.some((pull) => pull.from === from && pull.into === into)) {
          return {
            status: 409,
            body: { message: ['Another open merge request already exists for this source branch: !1'] },
          }
        }
        const iid = model.pulls.push({ title, body: description, from, into })
        return { status: 201, body: { iid, web_url: `https://gitlab.com/acme/team/shop/-/merge_requests/${iid}` } }
      },
    },
  ],
}

function branchOf(model: RepositoryModel, name: string): unknown {
  return { name, commit: { id: model.branches.get(name) }, protected: model.protectedBranches.has(name) }
}

/** The token is the last path of the page before. */
function treePage(model: RepositoryModel, query: Readonly<Record<string, string>>): FakeAnswer {
  const files = model.filesAt(query['ref'] ?? '')
  if (!files) return { status: 404, body: { message: '404 Tree Not Found' } }
  const size = Number(query['per_page'])
  const rest = [...files.keys()].sort().filter((path) => path > (query['page_token'] ?? ''))
  const page = rest.slice(0, size)
  // As from behind a proxy: the link's host is not the API's.
  const link = `<https://inner.example/tree?page=1&page_token=${encodeURIComponent(page.at(-1) ?? '')}>; rel="next"`
  return {
    status: 200,
    ...(rest.length > size ? { headers: { link } } : {}),
    body: page.map((path) => ({
      id: '1',
      name: path.split('/').at(-1),
      type: 'blob',
      path,
      mode: files.get(path)?.mode,
    })),
  }
}

function commit(
  model: RepositoryModel,
  { branch, commit_message, start_sha, actions }: z.infer<typeof commitBody>,
): FakeAnswer {
  const refuse = (message: string): FakeAnswer => ({ status: 400, body: { message } })
  if (model.protectedBranches.has(branch)) return faults.protectedBranch
  if (start_sha !== undefined && model.branches.has(branch)) {
    return refuse(`A branch called '${branch}' already exists. Switch to that branch in order to make changes`)
  }
  const parent = start_sha ?? model.branches.get(branch)
  if (parent === undefined && model.branches.size > 0) {
    return refuse('You can only create or edit files when you are on a branch')
  }
  const files = parent === undefined ? undefined : model.filesAt(parent)
  for (const one of actions) {
    const isThere = files?.has(one.file_path) ?? false
    if (one.action === 'create' && isThere) return refuse('A file with this name already exists')
    if (one.action !== 'create' && !isThere) return refuse("A file with this name doesn't exist")
    if (one.action !== 'create' && one.last_commit_id !== undefined && parent !== undefined) {
      if (model.lastChange(parent, one.file_path) !== one.last_commit_id) {
        return refuse('You are attempting to update a file that has changed since you started editing it.')
      }
    }
  }
  const changes = actions.map((one) => [
    one.file_path,
    one.action === 'delete' ? null : Buffer.from(one.content, 'base64'),
  ])
  const id = model.commit(branch, Object.fromEntries(changes), commit_message, parent)
  return { status: 201, body: { id, message: commit_message } }
}
