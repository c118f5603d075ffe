import type { BlameRequest, TextAnswer, Work, WriteRequest } from '../../core/repo/companionProtocol.ts'
import type {
  FileContent,
  FileHits,
  FileHost,
  FileInfo,
  SearchEnd,
  WorkspaceInfo,
  WriteResult,
} from '../../core/repo/fileHost.ts'
import type {
  BlamedLine,
  CommitResult,
  LogEntry,
  ProgramsAsked,
  PullResult,
  PushResult,
  RepoHost,
  RepoStatus,
  SwitchResult,
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
    search: ({ text, matchCase, wholeWord }, onFound, signal) => {
      const query = { text, case: matchCase ? '1' : '0', word: wholeWord ? '1' : '0' }
      return calls.work<Work<SearchEnd, FileHits>>({ path: '/search', query, signal }, onFound)
    },
    watch: (listener) => watchStream(calls, listener),
  }
}

function repoHost(calls: Calls): RepoHost {
  return {
    status: () => calls.json<RepoStatus>({ path: '/repo' }),
    textAt: async (path, commit) =>
      (await calls.json<TextAnswer>({ path: '/repo/text', query: { path, commit } })).text,
    log: (path) => calls.json<readonly LogEntry[]>({ path: '/repo/log', query: { path } }),
    blame: (path, text) => {
      const body: BlameRequest = { path, text }
      return calls.json<readonly BlamedLine[]>({ method: 'POST', path: '/repo/blame', body })
    },
    commit: (request) => calls.json<CommitResult>({ method: 'POST', path: '/repo/commit', body: request }),
    push: (body, onProgress) =>
      calls.work<Work<PushResult | ProgramsAsked>>({ method: 'POST', path: '/repo/push', body }, onProgress),
    pull: (body, onProgress) =>
      calls.work<Work<PullResult | ProgramsAsked>>({ method: 'POST', path: '/repo/pull', body }, onProgress),
    switchBranch: (body) => calls.json<SwitchResult | ProgramsAsked>({ method: 'POST', path: '/repo/switch', body }),
    openPullRequest: null,
    init: async () => void (await calls.json({ method: 'POST', path: '/repo/init', body: {} })),
  }
}
