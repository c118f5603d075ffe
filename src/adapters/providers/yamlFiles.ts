import type { ProviderFile } from '../../core/repo/providerHost.ts'

/** Git's mode of a symbolic link. Its text is a path: read and written as YAML, it would break. */
export const LINK_MODE = '120000'

/** Those that end in .yaml or .yml, by path. */
export function yamlFiles(files: readonly ProviderFile[]): readonly ProviderFile[] {
  return files
    .filter(({ path }) => /\.ya?ml$/i.test(path))
    .map(({ path, size }) => ({ path, size }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
