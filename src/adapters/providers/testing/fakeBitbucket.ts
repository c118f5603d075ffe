import { readDescription } from './description.ts'
import type { FakeAnswer } from './fakeServer.ts'
import type { FakeCall, FakeFaults, FakeProvider } from './fakeProvider.ts'
import type { RepositoryModel } from './repositoryModel.ts'
import { z } from 'zod'

const fault = (status: number, message: string, detail?: unknown): FakeAnswer => ({
  status,
  body: { type: 'error', error: { message, ...(detail === undefined ? {} : { detail }) } },
})
const faults: FakeFaults = {
  unauthorized: fault(401, 'Token is invalid, expired, or not supported for this endpoint.'),
  scope: fault(403, 'Your credentials lack one or more required privilege scopes.', {
    granted: ['repository'],
    required: ['repository:write'],
  }),
  notFound: fault(404, 'Repository acme/shop not found'),
  protectedBranch: fault(403, 'Permission denied to update branch main.'),
  tooLarge: fault(413, 'Payload too large'),
  // Bitbucket names no time.
  rateLimited: () => fault(429, 'Rate limit for this resource has been exceeded'),
}
const COMMIT = 'POST /repositories/{workspace}/{repo_slug}/src'
// Its introduction has the pages' parameters for all lists.
const description = readDescription('bitbucket', { always: ['page', 'pagelen'], unsent: ['type'] })
const pullBody = z.object({
  title: z.string(),
  description: z.string(),
  source: z.object({ branch: z.object({ name: z.string() }) }),
  destination: z.object({ branch: z.object({ name: z.string() }) }),
})

export const fakeBitbucket: FakeProvider = {
  kind: 'bitbucket',
  repo: 'acme/shop',
  base: '/2.0',
  authorization: (token) => ['authorization', `Bearer ${token}`],
  description,
  faults,
  lock: 'branch',
  routes: (model) => [
    {
      operation: 'GET /repositories/{workspace}/{repo_slug}',
      answer: () => ({
        status: 200,
        body: {
          type: 'repository',
          full_name: 'acme/shop',
          ...(model.branches.size === 0 ? {} : { mainbranch: { type: 'branch', name: 'main' } }),
          links: { html: { href: 'https://bitbucket.org/acme/shop' } },
        },
      }),
    },
    {
      operation: 'GET /repositories/{workspace}/{repo_slug}/refs/branches',
      answer: (call) =>
        paged(
          call,
          [...model.branches.keys()].map((name) => branchOf(model, name)),
        ),
    },
    {
      operation: 'GET /repositories/{workspace}/{repo_slug}/refs/branches/{name*}',
      answer: ({ params }) => {
        const name = params['name'] ?? ''
        return model.branches.has(name)
          ? { status: 200, body: branchOf(model, name) }
          : fault(404, `No such branch: ${name}`)
      },
    },
    {
      operation: 'GET /repositories/{workspace}/{repo_slug}/src/{commit}/{path*}',
      answer: (call) => {
        const { params, query } = call
        const [commit = '', path = ''] = [params['commit'], params['path']]
        const files = model.filesAt(commit)
        if (!files) return fault(404, 'Commit not found')
        if (path === '' || path.endsWith('/'))
          return paged(call, entriesOf(model, commit, path, Number(query['max_depth'] ?? 1)))
        const bytes = files.get(path)?.bytes
        if (!bytes) return fault(404, `No such file or directory: ${path}`)
        return query['format'] === 'meta'
          ? { status: 200, body: { type: 'commit_file', path, size: bytes.length }, isUndescribed: true }
          : { status: 200, body: bytes }
      },
    },
    {
      operation: COMMIT,
      answer: ({ request, origin }) => {
        const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
        return isForm
          ? commit(model, origin, new URLSearchParams(request.body.toString()))
          : fault(400, 'This fake reads forms without parts only.')
      },
    },
    {
      operation: 'POST /repositories/{workspace}/{repo_slug}/pullrequests',
      answer: ({ body }) => {
        const { title, description: text, source, destination } = pullBody.parse(body)
        const id = model.pulls.push({ title, body: text, from: source.branch.name, into: destination.branch.name })
        const links = { html: { href: `https://bitbucket.org/acme/shop/pull-requests/${id}` } }
        return { status: 201, body: { type: 'pullrequest', id, links } }
      },
    },
  ],
}

function branchOf(model: RepositoryModel, name: string): unknown {
  return { type: 'branch', name, target: { type: 'commit', hash: model.branches.get(name) } }
}

function paged({ query, request, origin }: FakeCall, all: readonly unknown[]): FakeAnswer {
  const [size, page] = [Number(query['pagelen'] ?? 10), Number(query['page'] ?? 1)]
  const next = new URLSearchParams({ ...query, page: String(page + 1) })
  return {
    status: 200,
    body: {
      pagelen: size,
      page,
      values: all.slice((page - 1) * size, page * size),
      ...(all.length > page * size ? { next: `${origin}${request.path}?${next}` } : {}),
    },
  }
}

/** Files and folders at most `depth` levels below a folder, whose path is empty or ends with a slash. */
function entriesOf(model: RepositoryModel, commit: string, folder: string, depth: number): readonly unknown[] {
  const found = new Map<string, unknown>()
  for (const [path, { bytes, mode }] of model.filesAt(commit) ?? []) {
    if (!path.startsWith(folder)) continue
    const parts = path.slice(folder.length).split('/')
    for (let level = 1; level < parts.length && level <= depth; level++) {
      const inner = folder + parts.slice(0, level).join('/')
      found.set(inner, { type: 'commit_directory', path: inner })
    }
    if (parts.length <= depth) found.set(path, { type: 'commit_file', path, size: bytes.length, ...attributesOf(mode) })
  }
  return [...found.values()]
}

function commit(model: RepositoryModel, origin: string, form: URLSearchParams): FakeAnswer {
  const known = description.parametersOf(COMMIT)
  const unknown = [...form.keys()].filter((name) => !name.startsWith('/') && !known.includes(name))
  if (unknown.length > 0) return fault(400, `Unknown fields: ${unknown.join(', ')}`)
  const [branch, parents, message] = [
    form.get('branch') ?? 'main',
    form.get('parents'),
    form.get('message') ?? undefined,
  ]
  const head = model.branches.get(branch)
  if (model.protectedBranches.has(branch)) return faults.protectedBranch
  if (head !== undefined && parents !== null && head !== parents)
    return fault(409, 'The parent is not the head of the branch.')
  if (head === undefined && parents === null && model.branches.size > 0) return fault(400, 'No parent.')
  const changes: Record<string, Buffer | null> = {}
  for (const name of form.getAll('files')) changes[name.slice(1)] = null
  for (const [name, value] of form) if (name.startsWith('/')) changes[name.slice(1)] = Buffer.from(value)
  const id = model.commit(branch, changes, message, parents ?? undefined)
  return { status: 201, headers: { location: `${origin}/2.0/repositories/acme/shop/commit/${id}` } }
}

function attributesOf(mode: string): { readonly attributes: readonly string[] } {
  return { attributes: mode === '120000' ? ['link'] : mode === '100755' ? ['executable'] : [] }
}
