import { ProviderError } from '../../core/repo/providerHost.ts'

/**
 * Encodes each segment and keeps the slashes between them. Rejects what an address cannot carry: `.` and `..` would climb
 * out of the repository, however they are written.
 */
export function encodedPath(path: string): string {
  const segments = path.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new ProviderError('invalid', `“${path}” is no path in a repository. Write it as folder/file.yaml.`)
  }
  return segments.map(encodeURIComponent).join('/')
}
