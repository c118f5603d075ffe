import { expect, onTestFinished } from 'vitest'
import type { ProviderCommit, ProviderHost } from '../../../core/repo/providerHost.ts'
import { connectProvider } from '../connectProvider.ts'
import type { FakeProvider, RunningFake } from './fakeProvider.ts'
import { runFake, TOKEN } from './fakeProvider.ts'
import type { Changes } from './repositoryModel.ts'

export interface Connected extends RunningFake {
  readonly host: ProviderHost
  /** Head of `main`. */
  readonly head: string
}

/**
 * A host at a fake whose `main` has `files`; without files the repository has no commits. At the end of the test every
 * request must have been as its API is described, with the token in the one header and nowhere else.
 */
export async function connected(provider: FakeProvider, files?: Changes): Promise<Connected> {
  const fake = await runFake(provider)
  onTestFinished(async () => {
    await fake.close()
    expect(fake.complaints).toEqual([])
    for (const { path, query, headers, body } of fake.requests) {
      const [header] = provider.authorization(TOKEN)
      expect(JSON.stringify([path, query, { ...headers, [header]: '' }, body.toString()])).not.toContain(TOKEN)
    }
  })
  const head = files ? fake.model.commit('main', files, 'Start') : ''
  return { ...fake, host: connectProvider(fake.address, TOKEN), head }
}

/** The first request that writes. */
export function isWrite({ method }: { readonly method: string }): boolean {
  return method !== 'GET'
}

export function request(head: string | null, changes: Partial<ProviderCommit> = {}): ProviderCommit {
  return { branch: { name: 'main', create: false }, head, message: 'Change it', files: [], ...changes }
}
