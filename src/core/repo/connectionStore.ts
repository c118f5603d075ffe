import type { ProviderAddress } from './providerHost.ts'

/** A provider's branch with the token that opens it: a secret, kept only where a person asked for it. */
export interface Connection {
  readonly address: ProviderAddress
  readonly branch: string
  readonly token: string
}

/** Keeps one connection for as long as the tab lives. Never longer, and never beside drafts. */
export interface ConnectionStore {
  get(): Connection | null
  keep(connection: Connection): void
  forget(): void
}
