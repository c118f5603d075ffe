import { z } from 'zod'
import type { ProviderAddress, ProviderHost } from '../../../core/repo/providerHost.ts'
import { branchHeads } from '../branchHeads.ts'
import { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'
import { textOf } from '../fileText.ts'
import { nullIfOnlyTheFileIsMissing } from '../missing.ts'
import { allPages, numbered } from '../pages.ts'
import { yamlFiles } from '../yamlFiles.ts'
import { commitToGithub } from './githubCommit.ts'
import { githubFiles } from './githubTree.ts'

const PAGE_SIZE = 100
const repositoryAnswer = z.object({
  full_name: z.string(),
  default_branch: z.string(),
  html_url: z.string(),
  permissions: z.object({ push: z.boolean() }).optional(),
})
const branchesAnswer = z.array(
  z.object({ name: z.string(), commit: z.object({ sha: z.string() }), protected: z.boolean() }),
)
const pullAnswer = z.object({ html_url: z.string(), number: z.number() })

/** GitHub, and GitHub Enterprise Server with its `…/api/v3`. */
export function connectGithub({ api, repo }: ProviderAddress, token: string): ProviderHost {
  const calls = new Calls({
    name: 'GitHub',
    api,
    authorization: ['authorization', `Bearer ${token}`],
    headers: { 'x-github-api-version': '2022-11-28' },
  })
  const root = `/repos/${encodedPath(repo)}`
  const accept = 'application/vnd.github+json'
  const branchPage = (page: number, size: number) =>
    calls.json(branchesAnswer, {
      path: `${root}/branches`,
      query: { per_page: String(size), page: String(page) },
      accept,
    })
  const repository = () => calls.json(repositoryAnswer, { path: root, accept })
  return {
    repository: async () => {
      const { full_name, default_branch, html_url, permissions } = await repository()
      // GitHub names a default branch before there is one.
      const isEmpty = (await branchPage(1, 1)).length === 0
      return {
        name: full_name,
        defaultBranch: isEmpty ? null : default_branch,
        mayWrite: permissions?.push ?? null,
        page: html_url,
      }
    },
    branches: async () => {
      const found = await allPages(1, async (page) => numbered(await branchPage(page, PAGE_SIZE), page, PAGE_SIZE))
      return branchHeads(
        found.map(({ name, commit, protected: isProtected }) => ({ name, commit: commit.sha, isProtected })),
      )
    },
    list: async (commit) => yamlFiles(await githubFiles(calls, root, commit)),
    read: async (path, commit) => {
      // As JSON, GitHub leaves out the content of a file of more than 1 MB.
      const call = {
        path: `${root}/contents/${encodedPath(path)}`,
        query: { ref: commit },
        accept: 'application/vnd.github.raw+json',
      }
      const bytes = await nullIfOnlyTheFileIsMissing(calls.bytes(call), repository)
      return bytes && textOf(bytes, path)
    },
    commit: (request) => commitToGithub(calls, root, request),
    openPullRequest: async ({ title, body, from, into }) => {
      const pull = await calls.json(pullAnswer, {
        method: 'POST',
        path: `${root}/pulls`,
        body: { title, body, head: from, base: into },
        accept,
      })
      return { page: pull.html_url, number: pull.number }
    },
  }
}
