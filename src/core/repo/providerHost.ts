import type { FileHost } from './fileHost.ts'
import type { RepoHost } from './repoHost.ts'

/** The services that keep git repositories and answer over HTTP. `gitea` is Forgejo as well. */
export type ProviderKind = 'github' | 'gitlab' | 'bitbucket' | 'gitea' | 'harness'

/** Where a repository is, without any secret. */
export interface ProviderAddress {
  readonly kind: ProviderKind
  /** Base address of the REST API without a slash at its end: `https://api.github.com`. */
  readonly api: string
  /**
   * As the provider writes it: `owner/repo` (GitHub, Gitea), `group/subgroup/project` (GitLab), `workspace/repo`
   * (Bitbucket), `account/org/project/repo` (Harness Code; an account's own repository is `account/repo`).
   */
  readonly repo: string
}

/**
 * One repository at a provider. Nothing of it is stored: every method asks. Every method rejects with `ProviderError` and
 * with nothing else.
 */
export interface ProviderHost {
  repository(): Promise<ProviderRepository>
  /** All branches, by name. */
  branches(): Promise<readonly BranchHead[]>
  /** Files ending in .yaml or .yml at a commit, by path. */
  list(commit: string): Promise<readonly ProviderFile[]>
  /** Exactly the file's characters, BOM and line ends included. `null`: the commit does not have the file. */
  read(path: string, commit: string): Promise<string | null>
  /**
   * All files as one commit. `head` is the lock: when the branch has moved on from it nothing is written. A new branch is
   * made at `head`.
   */
  commit(request: ProviderCommit): Promise<ProviderCommitResult>
  openPullRequest(request: ProviderPullRequest): Promise<{ readonly page: string; readonly number: number }>
}

/** A repository that a token opens, before a branch is chosen. */
export interface OpenedProvider {
  readonly repository: ProviderRepository
  readonly branches: readonly BranchHead[]
  /** The branch as the studio's folder and repository. */
  open(branch: string): { readonly files: FileHost; readonly repo: RepoHost }
}

/** Asks for the repository and its branches. Rejects with `ProviderError`. */
export type OpenProvider = (address: ProviderAddress, token: string) => Promise<OpenedProvider>

export interface ProviderRepository {
  readonly name: string
  /** `null` in a repository without commits. */
  readonly defaultBranch: string | null
  /** `null`: the provider does not say. */
  readonly mayWrite: boolean | null
  /** Its page on the provider's website. */
  readonly page: string
}
export interface BranchHead {
  readonly name: string
  /** Full id. */
  readonly commit: string
  /** `null`: the provider tells only its administrators. */
  readonly isProtected: boolean | null
}
export interface ProviderFile {
  readonly path: string
  /** Bytes; `null` where the provider's listing does not say. */
  readonly size: number | null
}
export interface ProviderCommit {
  /** `text: null` deletes the file; `isNew`: the file must not exist. */
  readonly files: readonly { readonly path: string; readonly text: string | null; readonly isNew: boolean }[]
  readonly branch: { readonly name: string; readonly create: boolean }
  /**
   * Full id of the commit that the texts were edited on: of the branch's head, or of where the new branch begins. `null`:
   * the repository has no commits, and this is to be its first.
   */
  readonly head: string | null
  readonly message: string
}
export type ProviderCommitResult =
  | { readonly ok: true; readonly commit: string }
  /** The branch moved on from `head`: nothing was written. */
  | { readonly ok: false; readonly head: string }
export interface ProviderPullRequest {
  readonly title: string
  readonly body: string
  readonly from: string
  readonly into: string
}

export type ProviderFailure =
  | 'unreachable'
  | 'unauthorized'
  /** Signed in, but the token lacks a scope or permission; the sentence names it. */
  | 'scope'
  | 'not-found'
  | 'conflict'
  /** A rule of the branch does not let this through. */
  | 'protected'
  | 'rate-limited'
  | 'too-large'
  /** The provider found fault with what was sent; the sentence has its words. */
  | 'invalid'
  /** The provider failed, or answered something that is not what its description promises. */
  | 'internal'

/** What went wrong at a provider: a sentence that says what to do next, with a code for programs. */
export class ProviderError extends Error {
  constructor(
    readonly code: ProviderFailure,
    message: string,
    /** `rate-limited`: milliseconds since the epoch from which it may be tried again. */
    readonly retryAt: number | null = null,
  ) {
    super(message)
    this.name = 'ProviderError'
  }
}
