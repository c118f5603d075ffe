import { z } from 'zod'
import type { ProviderAddress, ProviderHost } from '../../../core/repo/providerHost.ts'
import { branchHeads } from '../branchHeads.ts'
import { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'
import { textOf } from '../fileText.ts'
import { nullIfOnlyTheFileIsMissing } from '../missing.ts'
import { allPages, numbered } from '../pages.ts'
import { yamlFiles } from '../yamlFiles.ts'
import { commitToGitea } from './giteaCommit.ts'
import { giteaFiles } from './giteaTree.ts'

const repositoryAnswer = z.object({
  full_name: z.string(),
  default_branch: z.string(),
  empty: z.boolean(),
  html_url: z.string(),
  permissions: z.object({ push: z.boolean() }).nullish(),
})
const branchesAnswer = z.array(
  z.object({ name: z.string(), commit: z.object({ id: z.string() }), protected: z.boolean() }),
)
const pullAnswer = z.object({ html_url: z.string(), number: z.number() })

/** Gitea and Forgejo: `…/api/v1`. */
export function connectGitea({ api, repo }: ProviderAddress, token: string): ProviderHost {
  const calls = new Calls({ name: 'Gitea', api, authorization: ['authorization', `token ${token}`] })
  const root = `/repos/${encodedPath(repo)}`
  const repository = () => calls.json(repositoryAnswer, { path: root })
  return {
    repository: async () => {
      const { full_name, default_branch, empty, html_url, permissions } = await repository()
      return {
        name: full_name,
        defaultBranch: empty ? null : default_branch,
        mayWrite: permissions?.push ?? null,
        page: html_url,
      }
    },
    branches: async () => {
      const found = await allPages(1, async (page) => {
        const query = { page: String(page), limit: '50' }
        // A server may be set to give fewer than asked for: only an empty page is the end.
        return numbered(await calls.json(branchesAnswer, { path: `${root}/branches`, query }), page, 1)
      })
      return branchHeads(
        found.map(({ name, commit, protected: isProtected }) => ({ name, commit: commit.id, isProtected })),
      )
    },
    list: async (commit) => yamlFiles(await giteaFiles(calls, root, commit)),
    read: async (path, commit) => {
      const call = { path: `${root}/raw/${encodedPath(path)}`, query: { ref: commit }, accept: '*/*' }
      const bytes = await nullIfOnlyTheFileIsMissing(calls.bytes(call), repository)
      return bytes && textOf(bytes, path)
    },
    commit: (request) => commitToGitea(calls, root, request),
    openPullRequest: async ({ title, body, from, into }) => {
      const pull = await calls.json(pullAnswer, {
        method: 'POST',
        path: `${root}/pulls`,
        body: { title, body, head: from, base: into },
      })
      return { page: pull.html_url, number: pull.number }
    },
  }
}
