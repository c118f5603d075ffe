import type { BranchHead } from '../../core/repo/providerHost.ts'

/** By name: the providers have different orders. */
export function branchHeads(heads: readonly BranchHead[]): readonly BranchHead[] {
  return heads.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
