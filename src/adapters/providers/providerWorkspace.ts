import type { FileContent, FileHost } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type {
  ProviderAddress,
  ProviderFailure,
  ProviderHost,
  ProviderRepository,
} from '../../core/repo/providerHost.ts'
import { ProviderError } from '../../core/repo/providerHost.ts'
import type { CommitRequest, CommitResult, RepoHost } from '../../core/repo/repoHost.ts'
import { hashText } from '../../core/text/textHash.ts'

/** Tries of a commit whose branch moves on without touching our files. */
const MOST_TRIES = 4
const SHORT = 7

const NAMES: Readonly<Record<ProviderAddress['kind'], string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  gitea: 'Gitea',
  harness: 'Harness Code',
}

const CODES: Readonly<Record<ProviderFailure, HostError['code']>> = {
  unreachable: 'unreachable',
  unauthorized: 'unauthorized',
  scope: 'forbidden',
  'not-found': 'not-found',
  conflict: 'git',
  protected: 'forbidden',
  'rate-limited': 'git',
  'too-large': 'too-large',
  invalid: 'invalid',
  internal: 'internal',
}

/**
 * A branch at a provider as the folder and the repository that the studio works on. Reading is from one commit, which is
 * the head of the branch when it was opened, or when it was read anew; nothing is written but by a commit.
 */
export function providerWorkspace(
  host: ProviderHost,
  address: ProviderAddress,
  repository: ProviderRepository,
  start: { readonly branch: string; readonly commit: string | null },
): { readonly files: FileHost; readonly repo: RepoHost } {
  return new ProviderWorkspace(host, address, repository, start).hosts()
}

class ProviderWorkspace {
  constructor(
    private readonly host: ProviderHost,
    private readonly address: ProviderAddress,
    private readonly repository: ProviderRepository,
    private at: { readonly branch: string; readonly commit: string | null },
  ) {}

  hosts(): { readonly files: FileHost; readonly repo: RepoHost } {
    const { kind, api, repo } = this.address
    return {
      files: {
        workspace: async () => ({
          name: this.repository.name,
          id: `${kind} ${api} ${repo}`,
          example: false,
          git: true,
          provider: NAMES[kind],
        }),
        list: () => told(async () => (this.at.commit === null ? [] : await this.list(this.at.commit))),
        read: (path) => told(() => this.read(path)),
        write: () => Promise.reject(new HostError('forbidden', `${NAMES[kind]} takes commits only. Export has them.`)),
        watch: () => () => {},
      },
      repo: {
        status: () => told(() => this.status()),
        textAt: (path, commit) => told(() => this.textAt(path, commit === 'HEAD' ? this.at.commit : commit)),
        commit: (request) => told(() => this.commit(request)),
        pull: () => told(() => this.readAnew()),
        switchBranch: ({ branch, create }) => told(() => this.goTo(branch, create)),
        openPullRequest: (request) =>
          told(() => this.host.openPullRequest({ ...request, into: this.repository.defaultBranch ?? 'main' })),
        // A provider's API has no answer to these that is worth waiting for; its pages have.
        push: () => Promise.reject(new HostError('invalid', 'A commit is at the provider already.')),
        log: () => Promise.reject(new HostError('invalid', `${NAMES[kind]} shows the history on its own pages.`)),
        blame: async () => [],
        init: () => Promise.reject(new HostError('invalid', 'This is a repository already.')),
      },
    }
  }

  private async list(commit: string) {
    const found = await this.host.list(commit)
    return found.map(({ path, size }) => ({ path, size: size ?? 0, readOnly: this.repository.mayWrite === false }))
  }

  private async read(path: string): Promise<FileContent> {
    const text = await this.textAt(path, this.at.commit)
    if (text === null) throw new HostError('not-found', `${this.at.branch} has no file ${path}.`)
    return { path, text, hash: markOf(text) }
  }

  private async textAt(path: string, commit: string | null): Promise<string | null> {
    return commit === null ? null : this.host.read(path, commit)
  }

  private async status() {
    const branches = (await this.host.branches()).map(({ name }) => name)
    const { branch, commit } = this.at
    return {
      branch,
      head: commit?.slice(0, SHORT) ?? null,
      branches,
      remoteBranches: [],
      upstream: null,
      changed: [],
      // The provider knows whose token it is.
      author: { name: '', email: '' },
    }
  }

  /** A branch that moved on is no conflict as long as our files there are as they were. */
  private async commit(request: CommitRequest): Promise<CommitResult> {
    const files = request.files.map(({ path, text, committed, baseHash }) => ({
      path,
      text: text === null ? null : (committed ?? text),
      isNew: baseHash === null,
    }))
    const { branch, message } = request
    for (let tries = 1; ; tries += 1) {
      const head = this.at.commit
      const result = await this.host.commit({ files, branch, head, message })
      if (result.ok) {
        this.at = { branch: branch.name, commit: result.commit }
        const hashes = Object.fromEntries(
          files.flatMap(({ path, text }) => (text === null ? [] : [[path, markOf(text)]])),
        )
        return { ok: true, commit: result.commit.slice(0, SHORT), branch: branch.name, hashes }
      }
      this.at = { ...this.at, commit: result.head }
      const conflicts: string[] = []
      for (const { path } of files) {
        if ((await this.textAt(path, head)) !== (await this.textAt(path, result.head))) conflicts.push(path)
      }
      if (conflicts.length > 0) return { ok: false, conflicts }
      if (tries === MOST_TRIES) throw new HostError('git', `${branch.name} moves on all the time. Try again.`)
    }
  }

  private async readAnew() {
    const { branch, commit } = this.at
    const head = await this.headOf(branch)
    this.at = { branch, commit: head }
    return { ok: true as const, upstream: branch, commits: head === commit ? 0 : 1 }
  }

  private async goTo(branch: string, create: boolean) {
    if (create) throw new HostError('invalid', 'The commit makes a new branch: choose New branch… there.')
    this.at = { branch, commit: await this.headOf(branch) }
    return { ok: true as const, branch }
  }

  private async headOf(branch: string): Promise<string | null> {
    const found = (await this.host.branches()).find(({ name }) => name === branch)
    if (!found && this.at.commit !== null) throw new HostError('not-found', `There is no branch ${branch} any more.`)
    return found?.commit ?? null
  }
}

/** Stands for a file's content; a provider's own id would cost a call. */
function markOf(text: string): string {
  return `${text.length} ${hashText(text).value}`
}

/** What a provider refuses, in the studio's terms. */
async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    throw new HostError(CODES[error.code], error.message)
  }
}
