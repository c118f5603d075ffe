import { z } from 'zod'
import { harnessPage } from '../../../core/repo/harnessPage.ts'
import type { ProviderAddress, ProviderHost } from '../../../core/repo/providerHost.ts'
import { branchHeads } from '../branchHeads.ts'
import { encodedPath } from '../encodedPath.ts'
import { textOf } from '../fileText.ts'
import { nullIfOnlyTheFileIsMissing } from '../missing.ts'
import { allPages, numbered } from '../pages.ts'
import { yamlFiles } from '../yamlFiles.ts'
import { HarnessCalls } from './harnessCalls.ts'
import { commitToHarness } from './harnessCommit.ts'

const PAGE_SIZE = 100
const repositoryAnswer = z.object({
  identifier: z.string(),
  default_branch: z.string(),
  is_empty: z.boolean().optional(),
})
const branchesAnswer = z.array(z.object({ name: z.string(), sha: z.string(), rules: z.array(z.unknown()).nullish() }))
// Harness leaves an empty list out.
const pathsAnswer = z.union([
  z.object({ files: z.array(z.string()) }),
  z.strictObject({ files: z.undefined().optional() }),
])
const pullAnswer = z.object({ number: z.number() })

/** Harness Code: `https://app.harness.io/code/api/v1`. */
export function connectHarness({ api, repo }: ProviderAddress, token: string): ProviderHost {
  const calls = new HarnessCalls(api, repo, token)
  const page = harnessPage(new URL(api).origin, repo)
  const repository = () => calls.json(repositoryAnswer, { path: '' })
  return {
    repository: async () => {
      const { identifier, default_branch, is_empty } = await repository()
      return { name: identifier, defaultBranch: is_empty ? null : default_branch, mayWrite: null, page }
    },
    branches: async () => {
      const found = await allPages(1, async (number) => {
        const query = { page: String(number), limit: String(PAGE_SIZE), include_rules: 'true' }
        return numbered(await calls.json(branchesAnswer, { path: '/branches', query }), number, PAGE_SIZE)
      })
      return branchHeads(
        found.map(({ name, sha, rules }) => ({ name, commit: sha, isProtected: (rules?.length ?? 0) > 0 })),
      )
    },
    list: async (commit) => {
      const { files } = await calls.json(pathsAnswer, { path: '/paths', query: { git_ref: commit } })
      return yamlFiles((files ?? []).map((path) => ({ path, size: null })))
    },
    read: async (path, commit) => {
      const call = { path: `/raw/${encodedPath(path)}`, query: { git_ref: commit }, accept: '*/*' }
      const bytes = await nullIfOnlyTheFileIsMissing(calls.bytes(call), repository)
      return bytes && textOf(bytes, path)
    },
    commit: (request) => commitToHarness(calls, request),
    openPullRequest: async ({ title, body, from, into }) => {
      const { number } = await calls.json(pullAnswer, {
        method: 'POST',
        path: '/pullreq',
        body: { title, description: body, source_branch: from, target_branch: into },
      })
      return { page: `${page}/pulls/${number}`, number }
    },
  }
}
