import type { WatchEvent } from './fileHost.ts'
import type { Progress } from './repoHost.ts'

/*
 * What the companion (`src/companion`) and its client (`src/adapters/companion-client`) agree on.
 *
 *   GET  /api/workspace            WorkspaceInfo
 *   GET  /api/files                FileInfo[]
 *   GET  /api/file?path=           FileContent
 *   PUT  /api/file                 WriteRequest → WriteResult
 *   GET  /api/search?text=&case=&word=  WorkLine per line, each with a file's FileHits, the last with a SearchEnd
 *   GET  /api/watch                WatchLine per line, for as long as the connection lasts
 *   GET  /api/repo                 RepoStatus
 *   GET  /api/repo/text?path=&commit=   TextAnswer
 *   GET  /api/repo/log?path=       LogEntry[]
 *   POST /api/repo/blame           BlameRequest → BlamedLine[]
 *   POST /api/repo/commit          CommitRequest → CommitResult
 *   POST /api/repo/push            PushRequest → WorkLine per line, the last with a PushResult | ProgramsAsked
 *   POST /api/repo/pull            PullRequest → the same with a PullResult | ProgramsAsked
 *   POST /api/repo/switch          SwitchRequest → SwitchResult | ProgramsAsked
 *   POST /api/repo/init            {} → {}
 *
 * Every call carries the token of this start. A failure is a `FailureAnswer` with a fitting status. A conflict is an
 * answer like any other (status 200): a browser writes every other status into its console as an error.
 */

/** Header that carries the token of this start; the address hands it to the page in its fragment. */
export const TOKEN_HEADER = 'x-pipeline-studio-token'

export interface WriteRequest {
  readonly path: string
  readonly text: string
  readonly baseHash: string | null
}

export interface TextAnswer {
  readonly text: string | null
}

export interface BlameRequest {
  readonly path: string
  readonly text: string
}

/** Work that takes a while: how far it is or what it found by now, and at last what came of it. */
export interface Work<T = unknown, P = Progress> {
  readonly progress: P
  readonly result: T
}
export type WorkLine<W extends Work<unknown, unknown>> = Pick<W, 'progress'> | Pick<W, 'result'> | FailureAnswer

/** `ready`: changes are seen from now on. `alive`: nothing happened, and the companion is there. */
export type WatchLine =
  | Exclude<WatchEvent, { kind: 'lost' } | { kind: 'back' }>
  | { readonly kind: 'ready' }
  | { readonly kind: 'alive' }

/** Milliseconds between two `alive` lines. */
export const ALIVE_INTERVAL = 5000

export interface FailureAnswer {
  readonly error: { readonly code: string; readonly message: string; readonly said?: string }
}
