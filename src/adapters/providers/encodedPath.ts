import { ProviderError } from '../../core/repo/providerHost.ts'

/**
 * Encodes each segment and keeps the slashes between them. Throws for what an address cannot carry: `.` and `..` would
 * climb out of the repository, however they are written, and half of a surrogate pair has no bytes.
 */
export function encodedPath(path: string): string {
  const segments = path.split('/')
  const isPath = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  if (!isPath || /\p{Surrogate}/u.test(path)) {
    throw new ProviderError('invalid', `“${path}” is no path in a repository. Write it as folder/file.yaml.`)
  }
  return segments.map(encodeURIComponent).join('/')
}

/** The same as one segment, as GitLab wants it: with its slashes encoded, too. */
export function encodedSegment(path: string): string {
  return encodedPath(path).replaceAll('/', '%2F')
}
