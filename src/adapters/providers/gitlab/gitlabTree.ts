import { z } from 'zod'
import type { ProviderFile } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { allPages } from '../pages.ts'
import { LINK_MODE } from '../yamlFiles.ts'

const treeAnswer = z.array(z.object({ path: z.string(), type: z.string(), mode: z.string() }))

/** All files at a commit, without links. GitLab's listing does not say their sizes. */
export async function gitlabFiles(calls: Calls, root: string, commit: string): Promise<readonly ProviderFile[]> {
  const query = { ref: commit, recursive: 'true', per_page: '100', pagination: 'keyset' }
  const entries = await allPages<z.infer<typeof treeAnswer>[number], Readonly<Record<string, string>>>(
    {},
    async (page) => {
      const response = await calls.send({ path: `${root}/repository/tree`, query: { ...query, ...page } })
      const items = calls.parse(treeAnswer, await calls.text(response))
      return { items, next: nextPage(response.headers.get('link')) }
    },
  )
  return entries
    .filter(({ type, mode }) => type === 'blob' && mode !== LINK_MODE)
    .map(({ path }) => ({ path, size: null }))
}

/**
 * What the link to the next page adds to the query: a token, or a number where GitLab is older. The link's own address is
 * not called: behind a proxy it may name another host.
 */
function nextPage(link: string | null): Readonly<Record<string, string>> | undefined {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  if (next === undefined || !URL.canParse(next)) return undefined
  const { searchParams } = new URL(next)
  return Object.fromEntries(
    ['page', 'page_token'].flatMap((key) => {
      const value = searchParams.get(key)
      return value === null ? [] : [[key, value]]
    }),
  )
}
