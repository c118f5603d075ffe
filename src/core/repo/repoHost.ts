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
}
export type CommitResult =
  | {
      readonly ok: true
      readonly commit: string
      readonly branch: string
      readonly hashes: Readonly<Record<string, string>>
    }
  | { readonly ok: false; readonly conflicts: readonly string[] }
