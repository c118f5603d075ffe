import { z } from 'zod'
import type { ProviderAddress, ProviderHost } from '../../../core/repo/providerHost.ts'
import { branchHeads } from '../branchHeads.ts'
import { Calls } from '../call.ts'
import { encodedSegment } from '../encodedPath.ts'
import { textOf } from '../fileText.ts'
import { nullIfOnlyTheFileIsMissing } from '../missing.ts'
import { allPages, numbered } from '../pages.ts'
import { yamlFiles } from '../yamlFiles.ts'
import { commitToGitlab } from './gitlabCommit.ts'
import { gitlabFiles } from './gitlabTree.ts'

const PAGE_SIZE = 100
/** GitLab's “Developer”, the first role that may push. */
const DEVELOPER = 30

const accessAnswer = z.object({ access_level: z.number() }).nullish()
const projectAnswer = z.object({
  path_with_namespace: z.string(),
  default_branch: z.string().nullish(),
  empty_repo: z.boolean().optional(),
  web_url: z.string(),
  permissions: z.object({ project_access: accessAnswer, group_access: accessAnswer }).optional(),
})
const branchesAnswer = z.array(
  z.object({ name: z.string(), commit: z.object({ id: z.string() }), protected: z.boolean() }),
)
const mergeRequestAnswer = z.object({ web_url: z.string(), iid: z.number() })

/** GitLab.com and GitLab of one's own: `…/api/v4`. */
export function connectGitlab({ api, repo }: ProviderAddress, token: string): ProviderHost {
  // As a bearer, GitLab takes the tokens of people, projects and groups, and those of OAuth.
  const calls = new Calls({ name: 'GitLab', api, authorization: ['authorization', `Bearer ${token}`] })
  // A project, and a file, is one segment: its slashes are encoded, too.
  const root = `/projects/${encodedSegment(repo)}`
  const project = () => calls.json(projectAnswer, { path: root })
  return {
    repository: async () => {
      const { path_with_namespace, default_branch, empty_repo, web_url, permissions } = await project()
      const level = permissions && roleOf(permissions)
      return {
        name: path_with_namespace,
        defaultBranch: empty_repo ? null : (default_branch ?? null),
        mayWrite: level === undefined ? null : level >= DEVELOPER,
        page: web_url,
      }
    },
    branches: async () => {
      const found = await allPages(1, async (page) => {
        const query = { per_page: String(PAGE_SIZE), page: String(page) }
        return numbered(
          await calls.json(branchesAnswer, { path: `${root}/repository/branches`, query }),
          page,
          PAGE_SIZE,
        )
      })
      return branchHeads(
        found.map(({ name, commit, protected: isProtected }) => ({ name, commit: commit.id, isProtected })),
      )
    },
    list: async (commit) => yamlFiles(await gitlabFiles(calls, root, commit)),
    read: async (path, commit) => {
      const call = { path: `${root}/repository/files/${encodedSegment(path)}/raw`, query: { ref: commit } }
      const bytes = await nullIfOnlyTheFileIsMissing(calls.bytes(call), project)
      return bytes && textOf(bytes, path)
    },
    commit: (request) => commitToGitlab(calls, root, request),
    openPullRequest: async ({ title, body, from, into }) => {
      const request = await calls.json(mergeRequestAnswer, {
        method: 'POST',
        path: `${root}/merge_requests`,
        body: { title, description: body, source_branch: from, target_branch: into },
      })
      return { page: request.web_url, number: request.iid }
    },
  }
}

/** The higher of the roles in the project and in its group; `undefined` where GitLab tells neither. */
function roleOf(permissions: z.infer<typeof projectAnswer>['permissions']): number | undefined {
  const levels = [permissions?.project_access, permissions?.group_access].flatMap((role) => role?.access_level ?? [])
  return levels.length === 0 ? undefined : Math.max(...levels)
}
