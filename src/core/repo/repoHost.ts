/** The git side of a workspace. Every method rejects with `HostError` (code `git`) and git's own words. */
export interface RepoHost {
  status(): Promise<RepoStatus>
  /** The file's text at a commit, `HEAD` for the last one; `null` when that does not have it. */
  textAt(path: string, commit: string): Promise<string | null>
  /**
   * Writes the files to the working tree (each checked against `baseHash`), then commits just them.
   * `branch.create` makes the branch from HEAD and switches to it; an existing other branch is switched to first.
   */
  commit(request: CommitRequest): Promise<CommitResult>
  /** Sends a branch to the remote that it follows; one that follows none follows the usual remote from then on. */
  push(request: PushRequest, onProgress?: (progress: Progress) => void): Promise<PushResult | ProgramsAsked>
  /** Takes in what the branch follows. Either all of it works, or everything is as it was. */
  pull(request: PullRequest, onProgress?: (progress: Progress) => void): Promise<PullResult | ProgramsAsked>
  /** Changes that are not committed go along; where they stand in the way, nothing is switched and they are named. */
  switchBranch(request: SwitchRequest): Promise<SwitchResult | ProgramsAsked>
  /** The commits that changed a file, newest first, across renames; at most `LOG_LENGTH`. */
  log(path: string): Promise<readonly LogEntry[]>
  /** Who last changed each line of this text of the file, from the first line on; empty for a file that HEAD does not have. */
  blame(path: string, text: string): Promise<readonly BlamedLine[]>
  /** Makes the folder a repository. */
  init(): Promise<void>
  /** Asks for a branch to be taken into the default branch. `null`: there is a page for it at most. */
  readonly openPullRequest:
    | ((request: {
        readonly title: string
        readonly body: string
        readonly from: string
      }) => Promise<OpenedPullRequest>)
    | null
}

export interface OpenedPullRequest {
  readonly page: string
  readonly number: number
}

/** What git says of work under way: `Writing objects`, and how far it is, 0 to 100. */
export interface Progress {
  readonly phase: string
  readonly percent: number
}

/** Commits that a log tells at most. */
export const LOG_LENGTH = 200

export interface LogEntry {
  /** Full id. */
  readonly commit: string
  readonly author: string
  /** ISO 8601. */
  readonly date: string
  readonly subject: string
  /** The file's name at that commit, from the workspace's folder on. */
  readonly path: string
}

/** `null`: not committed yet. */
export type BlamedLine = Omit<LogEntry, 'path'> | null

export interface SwitchRequest {
  /** A local branch, one to be made from HEAD, or a remote's (`origin/x`), of which a local one is made that follows it. */
  readonly branch: string
  readonly create: boolean
  readonly agreed?: Agreed
}

export interface SwitchResult {
  readonly ok: true
  readonly branch: string
}

export interface RepoStatus {
  /** `null` on a detached HEAD. */
  readonly branch: string | null
  /** Short id of HEAD; `null` in a repository without commits. */
  readonly head: string | null
  readonly branches: readonly string[]
  /** Branches of remotes that no local one is named after: `origin/x`. */
  readonly remoteBranches: readonly string[]
  readonly upstream: { readonly name: string; readonly ahead: number; readonly behind: number } | null
  readonly changed: readonly {
    readonly path: string
    readonly state: 'modified' | 'added' | 'deleted' | 'untracked' | 'conflict'
  }[]
  /** From git's config; `null` when missing. */
  readonly author: { readonly name: string; readonly email: string } | null
}
export interface CommittedFile {
  readonly path: string
  /** What the working tree holds afterwards; `null` deletes the file. */
  readonly text: string | null
  readonly baseHash: string | null
  /** What goes into the commit, where that is not all of `text`. */
  readonly committed?: string
}

export interface CommitRequest {
  readonly files: readonly CommittedFile[]
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
  /** Of a merge: texts that bring both sides together, for the very commit that the conflicts were told of. */
  readonly resolved?: Resolved
  readonly agreed?: Agreed
}

export type PullResult =
  | { readonly ok: true; readonly upstream: string; readonly commits: number }
  | {
      readonly ok: false
      readonly reason: RemoteTrouble
      readonly message: string
      readonly said: string
    }
  | {
      readonly ok: false
      readonly reason: 'conflicts'
      readonly message: string
      /** Full id of the commit that was to be taken in. */
      readonly theirs: string
      readonly conflicts: readonly MergeConflict[]
    }

/** A file that both sides changed in the same places. `null`: the side deleted it, or it is no YAML text. */
export interface MergeConflict {
  readonly path: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

export interface Resolved {
  readonly theirs: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
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
