import type { ProviderKind } from '../../core/repo/providerHost.ts'

export const KINDS: readonly { readonly value: ProviderKind; readonly label: string }[] = [
  { value: 'github', label: 'GitHub' },
  { value: 'gitlab', label: 'GitLab' },
  { value: 'bitbucket', label: 'Bitbucket' },
  { value: 'gitea', label: 'Gitea or Forgejo' },
  { value: 'harness', label: 'Harness Code' },
]

/** Which token each of them wants, and what it must be allowed. Source: docs/sources.md, Providers. */
export const TOKEN_HELP: Readonly<Record<ProviderKind, string>> = {
  github: 'A fine-grained token with Contents and Pull requests: read and write; or a classic one with the scope repo.',
  gitlab: 'A personal, group or project token with the scope api.',
  bitbucket:
    'An access token as it is; an API token of yours as mail-address:token. With repository and pull request: write.',
  gitea: 'An access token with repository: read and write. The server must let this page call it (CORS).',
  harness: 'A personal or service account token that may edit the repository.',
}
