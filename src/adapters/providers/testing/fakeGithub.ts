import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readDescription } from './description.ts'
import type { FakeAnswer } from './fakeServer.ts'
import type { FakeFaults, FakeProvider, FakeRoute } from './fakeProvider.ts'
import type { ModelFile, RepositoryModel } from './repositoryModel.ts'
import { blobId } from './repositoryModel.ts'

/** Entries after which a recursive tree is cut off; GitHub's own number has three zeros more. */
const LONGEST_TREE = 100

const faults: FakeFaults = {
  unauthorized: { status: 401, body: { message: 'Bad credentials' } },
  scope: {
    status: 403,
    headers: { 'x-accepted-oauth-scopes': 'repo', 'x-oauth-scopes': 'read:user', 'x-ratelimit-remaining': '4999' },
    body: { message: 'Resource not accessible by personal access token' },
  },
  notFound: { status: 404, body: { message: 'Not Found' } },
  protectedBranch: {
    status: 422,
    body: { message: 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n' },
  },
  tooLarge: { status: 422, body: { message: 'Sorry, your input was too large to process.' } },
  rateLimited: (reset) => ({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
    body: { message: 'API rate limit exceeded for user ID 1.' },
  }),
}
const empty: FakeAnswer = { status: 409, body: { message: 'Git Repository is empty.' } }

const treeBody = z.object({
  base_tree: z.string(),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), content: z.string().optional(), sha: z.null().optional() }),
  ),
})
const commitBody = z.object({ message: z.string(), tree: z.string(), parents: z.array(z.string()) })
const refBody = z.object({ ref: z.string().optional(), sha: z.string(), force: z.boolean().optional() })
const pullBody = z.object({ title: z.string(), body: z.string(), head: z.string(), base: z.string() })

export const fakeGithub: FakeProvider = {
  kind: 'github',
  repo: 'acme/shop',
  base: '/api/v3',
  authorization: (token) => ['authorization', `Bearer ${token}`],
  description: readDescription('github'),
  faults,
  lock: 'branch',
  routes: (model) => {
    const trees = new Map<string, ReadonlyMap<string, ModelFile>>()
    return [...reading(model, trees), ...writing(model, trees)]
  },
}

type Trees = Map<string, ReadonlyMap<string, ModelFile>>

function keep(trees: Trees, files: ReadonlyMap<string, ModelFile>): string {
  const text = [...files].map(([path, { bytes, mode }]) => `${mode} ${path} ${blobId(bytes)}`).join('\n')
  const sha = createHash('sha1').update(`tree ${text}`).digest('hex')
  trees.set(sha, files)
  return sha
}

const reading = (model: RepositoryModel, trees: Trees): readonly FakeRoute[] => [
  {
    operation: 'GET /repos/{owner}/{repo}',
    answer: () => ({
      status: 200,
      body: {
        full_name: 'acme/shop',
        default_branch: 'main',
        html_url: 'https://github.com/acme/shop',
        permissions: { admin: false, push: true, pull: true },
      },
    }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/branches',
    answer: ({ query }) => {
      const [size, page] = [Number(query['per_page'] ?? 30), Number(query['page'] ?? 1)]
      const all = [...model.branches].map(([name, sha]) => ({
        name,
        commit: { sha, url: '' },
        protected: model.protectedBranches.has(name),
      }))
      return { status: 200, body: all.slice((page - 1) * size, page * size) }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/ref/{ref*}',
    answer: ({ params }) => {
      const sha = model.branches.get(params['ref']?.replace(/^heads\//, '') ?? '')
      if (model.branches.size === 0) return empty
      return sha === undefined
        ? faults.notFound
        : { status: 200, body: { ref: `refs/${params['ref']}`, object: { sha, type: 'commit' } } }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    answer: ({ params, query }) => {
      const files = model.filesAt(params['tree_sha'] ?? '') ?? trees.get(params['tree_sha'] ?? '')
      if (!files) return faults.notFound
      if (query['recursive'] === undefined) {
        return { status: 200, body: { sha: params['tree_sha'], tree: directEntries(files, trees), truncated: false } }
      }
      const entries = allEntries(files)
      return {
        status: 200,
        body: {
          sha: params['tree_sha'],
          tree: entries.slice(0, LONGEST_TREE),
          truncated: entries.length > LONGEST_TREE,
        },
      }
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    answer: ({ params }) => {
      const files = model.filesAt(params['commit_sha'] ?? '')
      return files
        ? { status: 200, body: { sha: params['commit_sha'], tree: { sha: keep(trees, files), url: '' } } }
        : faults.notFound
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/contents/{path*}',
    answer: ({ params, query, request }) => {
      const bytes = model.filesAt(query['ref'] ?? '')?.get(params['path'] ?? '')?.bytes
      if (!bytes) return faults.notFound
      if (request.headers['accept'] === 'application/vnd.github.raw+json') return { status: 200, body: bytes }
      return { status: 200, body: { type: 'file', encoding: bytes.length > 1_000_000 ? 'none' : 'base64' } }
    },
  },
]

const writing = (model: RepositoryModel, trees: Trees): readonly FakeRoute[] => [
  {
    operation: 'POST /repos/{owner}/{repo}/git/trees',
    answer: ({ body }) => {
      const { base_tree, tree } = treeBody.parse(body)
      const base = trees.get(base_tree)
      if (!base) return { status: 422, body: { message: 'base_tree is not a valid tree oid' } }
      const files = new Map(base)
      for (const { path, mode, content, sha } of tree) {
        if (content !== undefined) files.set(path, { bytes: Buffer.from(content), mode })
        else if (sha === null && !files.delete(path))
          return { status: 422, body: { message: 'GitRPC::BadObjectState' } }
      }
      return { status: 201, body: { sha: keep(trees, files), tree: [], truncated: false } }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/commits',
    answer: ({ body }) => {
      const { message, tree, parents } = commitBody.parse(body)
      const files = trees.get(tree)
      if (!files) return { status: 422, body: { message: 'Tree SHA does not exist' } }
      const sha = model.add({ parent: parents[0] ?? null, message, files })
      return { status: 201, body: { sha, message, tree: { sha: tree, url: '' } } }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/refs',
    answer: ({ body }) => {
      const { ref = '', sha } = refBody.parse(body)
      const name = ref.replace('refs/heads/', '')
      if (model.branches.has(name)) return { status: 422, body: { message: 'Reference already exists' } }
      if (model.protectedBranches.has(name)) return faults.protectedBranch
      model.branches.set(name, sha)
      return { status: 201, body: { ref, object: { sha, type: 'commit' } } }
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/git/refs/{ref*}',
    answer: ({ params, body }) => {
      const { sha, force } = refBody.parse(body)
      const name = params['ref']?.replace('heads/', '') ?? ''
      const head = model.branches.get(name)
      if (head === undefined) return { status: 422, body: { message: 'Reference does not exist' } }
      if (model.protectedBranches.has(name)) return faults.protectedBranch
      if (force !== true && !model.history(sha).includes(head)) {
        return { status: 422, body: { message: 'Update is not a fast forward' } }
      }
      model.branches.set(name, sha)
      return { status: 200, body: { ref: `refs/heads/${name}`, object: { sha, type: 'commit' } } }
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/pulls',
    answer: ({ body }) => {
      const { title, body: text, head, base } = pullBody.parse(body)
      if (model.pulls.some(({ from, into }) => from === head && into === base)) {
        const message = `A pull request already exists for acme:${head}.`
        return {
          status: 422,
          body: { message: 'Validation Failed', errors: [{ resource: 'PullRequest', code: 'custom', message }] },
        }
      }
      const number = model.pulls.push({ title, body: text, from: head, into: base })
      return { status: 201, body: { number, html_url: `https://github.com/acme/shop/pull/${number}` } }
    },
  },
]

function allEntries(files: ReadonlyMap<string, ModelFile>): readonly unknown[] {
  return [...files].map(([path, { bytes, mode }]) => ({
    path,
    mode,
    type: 'blob',
    sha: blobId(bytes),
    size: bytes.length,
  }))
}

/** Of the folder itself: its files, and its folders as trees of their own. */
function directEntries(files: ReadonlyMap<string, ModelFile>, trees: Trees): readonly unknown[] {
  const own = new Map([...files].filter(([path]) => !path.includes('/')))
  const folders = new Set(
    [...files.keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''),
  )
  const inner = [...folders].map((folder) => {
    const below = [...files].filter(([path]) => path.startsWith(`${folder}/`))
    const sha = keep(trees, new Map(below.map(([path, file]) => [path.slice(folder.length + 1), file])))
    return { path: folder, mode: '040000', type: 'tree', sha }
  })
  return [...allEntries(own), ...inner]
}
