import type { ProviderFile } from '../../core/repo/providerHost.ts'

/** Those that end in .yaml or .yml, by path. */
export function yamlFiles(files: readonly ProviderFile[]): readonly ProviderFile[] {
  return files
    .filter(({ path }) => /\.ya?ml$/i.test(path))
    .map(({ path, size }) => ({ path, size }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
