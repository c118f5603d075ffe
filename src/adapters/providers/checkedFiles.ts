import type { ProviderCommit } from '../../core/repo/providerHost.ts'
import { ProviderError } from '../../core/repo/providerHost.ts'
import { encodedPath } from './encodedPath.ts'

/**
 * The files of a commit, once each of them fits what is there at `head`: a new file is not there, a changed or deleted one
 * is.
 */
export function checkedFiles(
  files: ProviderCommit['files'],
  isThere: (path: string) => boolean,
): ProviderCommit['files'] {
  for (const { path, isNew } of files) {
    encodedPath(path)
    if (isNew && isThere(path)) {
      throw new ProviderError('conflict', `There is a file ${path} already. Open it, or choose another name.`)
    }
    if (!isNew && !isThere(path)) {
      throw new ProviderError(
        'conflict',
        `There is no file ${path} any more. Read the repository anew, or save it as a new file.`,
      )
    }
  }
  return files
}
