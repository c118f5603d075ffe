import type { HeadAnswer, WriteRequest } from '../../core/repo/companionProtocol.ts'
import type { FileContent, FileHost, FileInfo, WorkspaceInfo, WriteResult } from '../../core/repo/fileHost.ts'
import type {
  CommitResult,
  ProgramsAsked,
  PullResult,
  PushResult,
  RepoHost,
  RepoStatus,
} from '../../core/repo/repoHost.ts'
import { Calls } from './calls.ts'
import { watchStream } from './watchStream.ts'

export interface CompanionAddress {
  /** Where the page came from: `location.href`, or any address of the companion. */
  readonly page: string
  /** From the page's fragment: `#token=…`. */
  readonly token: string
}

/** The companion's files and git over HTTP. Calls reject with `HostError`. */
export function connectCompanion({ page, token }: CompanionAddress): {
  readonly files: FileHost
  readonly repo: RepoHost
} {
  const calls = new Calls(page, token)
  return { files: fileHost(calls), repo: repoHost(calls) }
}

function fileHost(calls: Calls): FileHost {
  return {
    workspace: () => calls.json<WorkspaceInfo>({ path: '/workspace' }),
    list: () => calls.json<readonly FileInfo[]>({ path: '/files' }),
    read: (path) => calls.json<FileContent>({ path: '/file', query: { path } }),
    write: (path, text, baseHash) => {
      const body: WriteRequest = { path, text, baseHash }
      return calls.json<WriteResult>({ method: 'PUT', path: '/file', body })
    },
    watch: (listener) => watchStream(calls, listener),
  }
}

function repoHost(calls: Calls): RepoHost {
  return {
    status: () => calls.json<RepoStatus>({ path: '/repo' }),
    headText: async (path) => (await calls.json<HeadAnswer>({ path: '/repo/head', query: { path } })).text,
    commit: (request) => calls.json<CommitResult>({ method: 'POST', path: '/repo/commit', body: request }),
    push: (request) => calls.json<PushResult | ProgramsAsked>({ method: 'POST', path: '/repo/push', body: request }),
    pull: (request) => calls.json<PullResult | ProgramsAsked>({ method: 'POST', path: '/repo/pull', body: request }),
  }
}
