import { z } from 'zod'
import { ProviderError } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'
import { LINK_MODE } from '../yamlFiles.ts'

const treeAnswer = z.object({
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string(), size: z.number().optional() }),
  ),
  truncated: z.boolean(),
})

export interface GithubFile {
  readonly path: string
  /** As git has it: `100644`, `100755`. */
  readonly mode: string
  readonly size: number | null
}

/**
 * All files below a commit or tree, without links. GitHub cuts a recursive listing off at 100,000 entries or 7 MB; the tree is walked
 * folder by folder then, each of them recursively where that fits, and only as far as `wants` the folder.
 */
export async function githubFiles(
  calls: Calls,
  root: string,
  sha: string,
  wants: (folder: string) => boolean = () => true,
  folder = '',
): Promise<readonly GithubFile[]> {
  const ask = (query: Readonly<Record<string, string>>) =>
    calls.json(treeAnswer, {
      path: `${root}/git/trees/${encodedPath(sha)}`,
      query,
      accept: 'application/vnd.github+json',
    })
  const all = await ask({ recursive: '1' })
  const { tree, truncated } = all.truncated ? await ask({}) : all
  if (truncated) throw new ProviderError('too-large', `The folder ${folder || '/'} has more files than GitHub lists.`)
  const files = tree
    .filter(({ type, mode }) => type === 'blob' && mode !== LINK_MODE)
    .map(({ path, mode, size = null }) => ({ path: `${folder}${path}`, mode, size }))
  if (!all.truncated) return files
  for (const entry of tree) {
    const inner = `${folder}${entry.path}/`
    if (entry.type === 'tree' && wants(inner)) files.push(...(await githubFiles(calls, root, entry.sha, wants, inner)))
  }
  return files
}
