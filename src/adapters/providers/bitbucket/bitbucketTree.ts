import { z } from 'zod'
import type { ProviderFile } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { encodedPath } from '../encodedPath.ts'
import { bitbucketPages } from './bitbucketPages.ts'

/** Levels of folders in one listing: Bitbucket gives up on listings that take it too long. */
const DEPTH = 8

const entry = z.object({
  path: z.string(),
  type: z.string(),
  size: z.number().nullish(),
  // A list in the description's words, one of them in its schema.
  attributes: z.union([z.array(z.string()), z.string()]).nullish(),
})

/** All files below a folder at a commit, without links. Folders below the depth of one listing are listed in their turn. */
export async function bitbucketFiles(
  calls: Calls,
  root: string,
  commit: string,
  folder = '',
): Promise<readonly ProviderFile[]> {
  const entries = await bitbucketPages(calls, entry, {
    path: `${root}/src/${encodedPath(commit)}/${folder === '' ? '' : `${encodedPath(folder)}/`}`,
    query: { max_depth: String(DEPTH), pagelen: '100' },
  })
  const files: ProviderFile[] = entries
    .filter(({ type, attributes }) => type === 'commit_file' && !attributes?.includes('link'))
    .map(({ path, size = null }) => ({ path, size }))
  const levels = folder === '' ? 0 : folder.split('/').length
  for (const { path, type } of entries) {
    const isDeepest = type === 'commit_directory' && path.split('/').length === levels + DEPTH
    if (isDeepest) files.push(...(await bitbucketFiles(calls, root, commit, path)))
  }
  return files
}
