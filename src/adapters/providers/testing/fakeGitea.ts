import { z } from 'zod'
import { readDescription } from './description.ts'
import type { FakeAnswer } from './fakeServer.ts'
import type { FakeFaults, FakeProvider } from './fakeProvider.ts'
import type { RepositoryModel } from './repositoryModel.ts'
import { blobId } from './repositoryModel.ts'

/** What this server gives at most on one page, whatever is asked for. */
const LARGEST_PAGE = 30
const LARGEST_TREE_PAGE = 100

const faults: FakeFaults = {
  unauthorized: { status: 401, body: { message: 'invalid username, password or token' } },
  scope: {
    status: 403,
    body: { message: 'token does not have at least one of required scope(s): [write:repository]' },
  },
  notFound: { status: 404, body: { message: "The target couldn't be found.", errors: [] } },
  protectedBranch: { status: 403, body: { message: 'branch main is protected: user cannot commit to it' } },
  tooLarge: { status: 413, body: '<html>413 Request Entity Too Large</html>' },
  // Gitea itself has no limit; a proxy before it may.
  rateLimited: (reset) => ({
    status: 429,
    headers: { 'retry-after': new Date(reset * 1000).toUTCString() },
    body: 'Slow down',
  }),
}

const none = z.strictObject({})
const branchBody = z.strictObject({ new_branch_name: z.string(), old_ref_name: z.string().optional() })
const path = z.string().min(1)
const changeBody = z.strictObject({
  branch: z.string(),
  message: z.string(),
  files: z
    .array(
      z.discriminatedUnion('operation', [
        z.strictObject({ operation: z.literal('create'), path, content: z.base64() }),
        z.strictObject({ operation: z.literal('update'), path, content: z.base64(), sha: z.string() }),
        z.strictObject({ operation: z.literal('delete'), path, sha: z.string() }),
      ]),
    )
    .min(1),
})
const pullBody = z.object({ title: z.string(), body: z.string(), head: z.string(), base: z.string() })

/**
 * Checked against Gitea's own description, but for making a branch at a commit and for changing several files: the package
 * has the description of a version before these, so their bodies are checked here.
 */
export const fakeGitea: FakeProvider = {
  kind: 'gitea',
  repo: 'acme/shop',
  base: '/api/v1',
  authorization: (token) => ['authorization', `token ${token}`],
  description: readDescription('gitea'),
  faults,
  lock: 'files',
  routes: (model) => [
    {
      operation: 'GET /repos/{owner}/{repo}',
      answer: () => ({
        status: 200,
        body: {
          full_name: 'acme/shop',
          default_branch: 'main',
          empty: model.branches.size === 0,
          html_url: 'https://codeberg.org/acme/shop',
          permissions: { admin: false, push: false, pull: true },
        },
      }),
    },
    {
      operation: 'GET /repos/{owner}/{repo}/branches',
      answer: ({ query }) => {
        const size = Math.min(LARGEST_PAGE, Number(query['limit']))
        const from = (Number(query['page'] ?? 1) - 1) * size
        return {
          status: 200,
          body: [...model.branches.keys()].slice(from, from + size).map((name) => branchOf(model, name)),
        }
      },
    },
    {
      operation: 'GET /repos/{owner}/{repo}/branches/{branch*}',
      answer: ({ params }) => {
        const name = params['branch'] ?? ''
        return model.branches.has(name) ? { status: 200, body: branchOf(model, name) } : faults.notFound
      },
    },
    {
      operation: 'DELETE /repos/{owner}/{repo}/branches/{branch*}',
      answer: ({ params }) => (model.branches.delete(params['branch'] ?? '') ? { status: 204 } : faults.notFound),
    },
    {
      operation: 'POST /repos/{owner}/{repo}/branches',
      query: none,
      body: branchBody,
      answer: ({ body }) => {
        const { new_branch_name: name, old_ref_name: from = '' } = branchBody.parse(body)
        if (model.branches.has(name)) return { status: 409, body: { message: 'The branch already exists.' } }
        const head = model.filesAt(from) ? from : model.branches.get(from)
        if (head === undefined) return { status: 404, body: { message: 'The old branch does not exist' } }
        model.branches.set(name, head)
        return { status: 201, body: branchOf(model, name) }
      },
    },
    {
      operation: 'GET /repos/{owner}/{repo}/git/trees/{sha}',
      answer: ({ params, query }) => {
        const files = model.filesAt(params['sha'] ?? '')
        if (!files) return { status: 400, body: { message: 'sha not found' } }
        const size = Math.min(LARGEST_TREE_PAGE, Number(query['per_page']))
        const page = Number(query['page'] ?? 1)
        const tree = [...files].map(([name, { bytes, mode }]) => ({
          path: name,
          mode,
          type: 'blob',
          size: bytes.length,
          sha: blobId(bytes),
        }))
        const truncated = tree.length > page * size
        return {
          status: 200,
          body: { tree: tree.slice((page - 1) * size, page * size), truncated, page, total_count: tree.length },
        }
      },
    },
    {
      operation: 'GET /repos/{owner}/{repo}/raw/{filepath*}',
      answer: ({ params, query }) => {
        const bytes = model.filesAt(query['ref'] ?? '')?.get(params['filepath'] ?? '')?.bytes
        return bytes ? { status: 200, body: bytes } : faults.notFound
      },
    },
    {
      operation: 'POST /repos/{owner}/{repo}/contents',
      query: none,
      body: changeBody,
      answer: ({ body }) => commit(model, changeBody.parse(body)),
    },
    {
      operation: 'POST /repos/{owner}/{repo}/pulls',
      answer: ({ body }) => {
        const { title, body: text, head, base } = pullBody.parse(body)
        if (model.pulls.some(({ from, into }) => from === head && into === base)) {
          return { status: 409, body: { message: 'pull request already exists for these targets' } }
        }
        const number = model.pulls.push({ title, body: text, from: head, into: base })
        return { status: 201, body: { number, html_url: `https://codeberg.org/acme/shop/pulls/${number}` } }
      },
    },
  ],
}

function branchOf(model: RepositoryModel, name: string): unknown {
  return { name, commit: { id: model.branches.get(name) }, protected: model.protectedBranches.has(name) }
}

function commit(model: RepositoryModel, { branch, message, files }: z.infer<typeof changeBody>): FakeAnswer {
  const head = model.branches.get(branch)
  if (model.protectedBranches.has(branch)) return faults.protectedBranch
  if (head === undefined && model.branches.size > 0)
    return { status: 404, body: { message: `branch does not exist [name: ${branch}]` } }
  const before = head === undefined ? undefined : model.filesAt(head)
  for (const file of files) {
    const there = before?.get(file.path)
    if (file.operation === 'create') {
      if (there) return { status: 422, body: { message: `repository file already exists [path: ${file.path}]` } }
    } else if (!there) {
      return { status: 404, body: { message: `repository file does not exist [path: ${file.path}]` } }
    } else if (blobId(there.bytes) !== file.sha) {
      return {
        status: 422,
        body: { message: `sha does not match [given: ${file.sha}, expected: ${blobId(there.bytes)}]` },
      }
    }
  }
  const changes = files.map((file) => [
    file.path,
    file.operation === 'delete' ? null : Buffer.from(file.content, 'base64'),
  ])
  const sha = model.commit(branch, Object.fromEntries(changes), message)
  return { status: 201, body: { commit: { sha }, files: [] } }
}
