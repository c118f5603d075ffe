import type { LineHit, TextQuery } from '../text/findLines.ts'

/** The outside world as the studio sees it: a folder of YAML files. Implemented by the companion's client; absent in a static page. */
export interface FileHost {
  workspace(): Promise<WorkspaceInfo>
  /** YAML files only, sorted by path. */
  list(): Promise<readonly FileInfo[]>
  /** Rejects with `HostError`. */
  read(path: string): Promise<FileContent>
  /**
   * Writes atomically when the file on disk still has `baseHash` (`null`: the file must not exist).
   * A changed file is a value, not an error: nothing was written.
   */
  write(path: string, text: string, baseHash: string | null): Promise<WriteResult>
  /**
   * Looks for a text in all files. `onFound` hears of each file that has it, in the order of their paths. Rejects with
   * `HostError`, also when aborted. Missing where a host cannot look into files that it does not hand out.
   */
  search?(query: TextQuery, onFound: (file: FileHits) => void, signal: AbortSignal): Promise<SearchEnd>
  /** Calls back with changed paths until the returned function is called. */
  watch(listener: (event: WatchEvent) => void): () => void
}

/** Lines that a search finds in one file, and in all. */
export const MOST_HITS_PER_FILE = 20
export const MOST_HITS = 200

export interface FileHits {
  readonly path: string
  readonly hits: readonly LineHit[]
  /** Whether the file has more lines with the text. */
  readonly more: boolean
}
export interface SearchEnd {
  /** Files that were looked into. */
  readonly files: number
  /** Why the search ended before it had looked into every file, if it did. */
  readonly stopped: 'hits' | 'time' | null
  /** Files that were passed over: too large, or no UTF-8 text. */
  readonly passedOver: number
}

export interface WorkspaceInfo {
  /** The folder's name, for people. */
  readonly name: string
  /** A stable id of the folder for drafts; no path. */
  readonly id: string
  /** True for the scratch copy of the examples. */
  readonly example: boolean
  readonly git: boolean
  /** Where the files are, as people call it: `GitHub`. `null`: in a folder of this machine. */
  readonly provider: string | null
}
export interface FileInfo {
  /** Relative to the workspace, with `/`. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly readOnly: boolean
}
export interface FileContent {
  readonly path: string
  /** Exactly the file's characters, BOM and line ends included. */
  readonly text: string
  /** SHA-256 of the bytes, hex; of a provider's file another mark of its content. */
  readonly hash: string
}
export type WriteResult =
  | { readonly ok: true; readonly hash: string }
  | { readonly ok: false; readonly conflict: FileContent | 'deleted' | 'exists' }
export type WatchEvent =
  | { readonly kind: 'changed' | 'added' | 'removed'; readonly path: string }
  | { readonly kind: 'lost' } // the companion does not answer
  | { readonly kind: 'back' }
  | { readonly kind: 'git' } // HEAD or the index moved

/** What went wrong, in a sentence for people, with a code for programs. */
export class HostError extends Error {
  constructor(
    readonly code:
      | 'unreachable'
      | 'unauthorized'
      | 'not-found'
      | 'forbidden'
      | 'too-large'
      | 'not-text'
      | 'git'
      | 'invalid'
      | 'internal',
    message: string,
    /** All that another program said of it, a line each, where the sentence cannot hold it: a hook's output. */
    readonly said = '',
  ) {
    super(message)
    this.name = 'HostError'
  }
}
