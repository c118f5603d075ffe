import { z } from 'zod'
import type { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'
import { allPages } from '../pages.ts'
import { LINK_MODE } from '../yamlFiles.ts'

const treeAnswer = z.object({
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string(), size: z.number().nullish() }),
  ),
  truncated: z.boolean(),
})

export interface GiteaFile {
  readonly path: string
  /** Id of the file's content. */
  readonly sha: string
  readonly size: number | null
}

/** All files at a commit, without links. `truncated` means here that there is another page. */
export async function giteaFiles(calls: Calls, root: string, commit: string): Promise<readonly GiteaFile[]> {
  const entries = await allPages(1, async (page) => {
    const query = { recursive: 'true', page: String(page), per_page: '1000' }
    const { tree, truncated } = await calls.json(treeAnswer, {
      path: `${root}/git/trees/${encodedPath(commit)}`,
      query,
    })
    return { items: tree, next: truncated && tree.length > 0 ? page + 1 : undefined }
  })
  return entries
    .filter(({ type, mode }) => type === 'blob' && mode !== LINK_MODE)
    .map(({ path, sha, size = null }) => ({ path, sha, size }))
}
