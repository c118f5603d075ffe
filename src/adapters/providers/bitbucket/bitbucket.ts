import { z } from 'zod'
import type { ProviderAddress, ProviderHost } from '../../../core/repo/providerHost.ts'
import { branchHeads } from '../branchHeads.ts'
import { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'
import { base64Of, textOf } from '../fileText.ts'
import { nullIfOnlyTheFileIsMissing } from '../missing.ts'
import { yamlFiles } from '../yamlFiles.ts'
import { commitToBitbucket } from './bitbucketCommit.ts'
import { bitbucketPages } from './bitbucketPages.ts'
import { bitbucketFiles } from './bitbucketTree.ts'

const pageLink = z.object({ html: z.object({ href: z.string() }) })
const repositoryAnswer = z.object({
  full_name: z.string(),
  mainbranch: z.object({ name: z.string() }).nullish(),
  links: pageLink,
})
const branch = z.object({ name: z.string(), target: z.object({ hash: z.string() }) })
const pullAnswer = z.object({ id: z.number(), links: pageLink })

/**
 * Bitbucket Cloud. An access token (of a repository, project or workspace) is sent as a bearer; an API token of a person
 * only counts together with the account's address: `ada@example.com:TOKEN`.
 */
export function connectBitbucket({ api, repo }: ProviderAddress, token: string): ProviderHost {
  const value = token.includes(':') ? `Basic ${base64Of(token)}` : `Bearer ${token}`
  const secrets = [token, ...token.split(':').slice(1)]
  const calls = new Calls({ name: 'Bitbucket', api, authorization: ['authorization', value], secrets })
  const root = `/repositories/${encodedPath(repo)}`
  const repository = () => calls.json(repositoryAnswer, { path: root })
  return {
    repository: async () => {
      const { full_name, mainbranch, links } = await repository()
      return { name: full_name, defaultBranch: mainbranch?.name ?? null, mayWrite: null, page: links.html.href }
    },
    branches: async () => {
      const found = await bitbucketPages(calls, branch, { path: `${root}/refs/branches`, query: { pagelen: '100' } })
      return branchHeads(found.map(({ name, target }) => ({ name, commit: target.hash, isProtected: null })))
    },
    list: async (commit) => yamlFiles(await bitbucketFiles(calls, root, commit)),
    read: async (path, commit) => {
      const call = { path: `${root}/src/${encodedPath(commit)}/${encodedPath(path)}`, accept: '*/*' }
      const bytes = await nullIfOnlyTheFileIsMissing(calls.bytes(call), repository)
      return bytes && textOf(bytes, path)
    },
    commit: (request) => commitToBitbucket(calls, root, request),
    openPullRequest: async ({ title, body, from, into }) => {
      const pull = await calls.json(pullAnswer, {
        method: 'POST',
        path: `${root}/pullrequests`,
        body: {
          title,
          description: body,
          source: { branch: { name: from } },
          destination: { branch: { name: into } },
        },
      })
      return { page: pull.links.html.href, number: pull.id }
    },
  }
}
