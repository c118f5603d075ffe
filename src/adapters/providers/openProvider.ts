import type { OpenedProvider, ProviderAddress } from '../../core/repo/providerHost.ts'
import { connectProvider } from './connectProvider.ts'
import { providerWorkspace } from './providerWorkspace.ts'

/** Asks a provider for the repository and its branches. Rejects with `ProviderError`. */
export async function openProvider(address: ProviderAddress, token: string): Promise<OpenedProvider> {
  const host = connectProvider(address, token)
  const repository = await host.repository()
  const branches = repository.defaultBranch === null ? [] : await host.branches()
  return {
    repository,
    branches,
    open: (branch) => {
      const head = branches.find(({ name }) => name === branch)
      return providerWorkspace(host, address, repository, { branch, commit: head?.commit ?? null })
    },
  }
}
