/** The git side of a workspace. Every method rejects with `HostError` (code `git`) and git's own words. */
export interface RepoHost {
  status(): Promise<RepoStatus>
  /** The file's text at HEAD; `null` when HEAD does not have it. */
  headText(path: string): Promise<string | null>
  /**
   * Writes the files to the working tree (each checked against `baseHash`), then commits just them.
   * `branch.create` makes the branch from HEAD and switches to it; an existing other branch is switched to first.
   */
  commit(request: CommitRequest): Promise<CommitResult>
  /** Sends a branch to the remote that it follows; one that follows none follows the usual remote from then on. */
  push(request: PushRequest): Promise<PushResult | ProgramsAsked>
  /** Takes in what the branch follows. Either all of it works, or everything is as it was. */
  pull(request: PullRequest): Promise<PullResult | ProgramsAsked>
}

export interface RepoStatus {
  /** `null` on a detached HEAD. */
  readonly branch: string | null
  /** Short id of HEAD; `null` in a repository without commits. */
  readonly head: string | null
  readonly branches: readonly string[]
  readonly upstream: { readonly name: string; readonly ahead: number; readonly behind: number } | null
  readonly changed: readonly {
    readonly path: string
    readonly state: 'modified' | 'added' | 'deleted' | 'untracked' | 'conflict'
  }[]
  /** From git's config; `null` when missing. */
  readonly author: { readonly name: string; readonly email: string } | null
}
export interface CommitRequest {
  readonly files: readonly { readonly path: string; readonly text: string; readonly baseHash: string | null }[]
  readonly branch: { readonly name: string; readonly create: boolean }
  readonly message: string
  readonly author?: { readonly name: string; readonly email: string }
  /** Adds `Signed-off-by` with the author. */
  readonly signOff?: boolean
  readonly agreed?: Agreed
}

/** Programs of the repository itself (hooks, what its configuration names) that a person said may run. */
export type Agreed = readonly string[]

/** Nothing was done: the repository would run programs that nobody said yes to yet. */
export interface ProgramsAsked {
  readonly ok: false
  readonly asks: readonly string[]
}

export interface PushRequest {
  readonly branch: string
  readonly agreed?: Agreed
}

/** Why a remote did not take, or did not give. */
export type RemoteTrouble = 'no-remote' | 'rejected' | 'declined' | 'authentication' | 'network' | 'other'

export type PushResult =
  | {
      readonly ok: true
      readonly remote: string
      /** Its name at the remote. */
      readonly branch: string
      /** Where the provider opens a pull request from it; `null` for a remote that is no provider's. */
      readonly page: string | null
    }
  | {
      readonly ok: false
      readonly reason: RemoteTrouble
      /** What to do next. */
      readonly message: string
      /** The remote's own words, a line each. */
      readonly said: string
    }

export interface PullRequest {
  readonly how: 'merge' | 'rebase'
  readonly agreed?: Agreed
}

export type PullResult =
  | { readonly ok: true; readonly upstream: string; readonly commits: number }
  | {
      readonly ok: false
      readonly reason: RemoteTrouble | 'conflicts'
      readonly message: string
      readonly said: string
      readonly conflicts: readonly string[]
    }

export type CommitResult =
  | {
      readonly ok: true
      readonly commit: string
      readonly branch: string
      readonly hashes: Readonly<Record<string, string>>
    }
  | { readonly ok: false; readonly conflicts: readonly string[] }
  | ProgramsAsked
