import type { ProviderAddress, ProviderHost, ProviderKind } from '../../core/repo/providerHost.ts'
import { ProviderError } from '../../core/repo/providerHost.ts'
import { connectBitbucket } from './bitbucket/bitbucket.ts'
import { connectGitea } from './gitea/gitea.ts'
import { connectGithub } from './github/github.ts'
import { connectGitlab } from './gitlab/gitlab.ts'
import { connectHarness } from './harness/harness.ts'

const CONNECT: Readonly<Record<ProviderKind, (address: ProviderAddress, token: string) => ProviderHost>> = {
  github: connectGithub,
  gitlab: connectGitlab,
  bitbucket: connectBitbucket,
  gitea: connectGitea,
  harness: connectHarness,
}

/**
 * A repository at a provider, over HTTP. Nothing is asked before a method is called. The token stays in memory and in the
 * one header that carries it. Throws a `ProviderError` for an address or a token that cannot be one.
 */
export function connectProvider(address: ProviderAddress, token: string): ProviderHost {
  if (!/^https?:$/.test(URL.canParse(address.api) ? new URL(address.api).protocol : '')) {
    throw new ProviderError('invalid', `“${address.api}” is no address of an API. Write it as https://host/path.`)
  }
  // A pasted token often brings its line's end along.
  const trimmed = token.trim()
  // The error of fetch would quote the header.
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new ProviderError('unauthorized', 'The token is empty, or has characters that no token has. Copy it again.')
  }
  return CONNECT[address.kind](address, trimmed)
}
