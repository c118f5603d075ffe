import type {
  Agreed,
  CommitRequest,
  CommitResult,
  ProgramsAsked,
  PullRequest,
  PullResult,
  PushRequest,
  PushResult,
  RepoStatus,
} from '../../core/repo/repoHost.ts'
import type { FolderFiles } from '../files/folderFiles.ts'
import { insidePath } from '../files/insidePath.ts'
import { commitFiles } from './commit.ts'
import { lookingGit } from './lookingGit.ts'
import { ownPrograms, remotePrograms } from './ownPrograms.ts'
import { pull } from './pull.ts'
import { pushBranch } from './push.ts'
import { git, outputOf, tryGit } from './runGit.ts'
import { readStatus } from './status.ts'

/** The git repository around a folder, if there is one. */
export class Repository {
  constructor(private readonly files: FolderFiles) {}

  async exists(): Promise<boolean> {
    try {
      const { status, stdout } = await tryGit(this.files.root, ['rev-parse', '--is-inside-work-tree'])
      return status === 0 && stdout.trim() === 'true'
    } catch {
      // No git on this machine: the folder is served without it.
      return false
    }
  }

  status(): Promise<RepoStatus> {
    return readStatus(this.files.root)
  }

  /** `null` when HEAD does not have the file, or there is no HEAD yet. */
  async headText(path: string): Promise<string | null> {
    await insidePath(this.files.root, path)
    const look = await lookingGit(this.files.root)
    const object = `HEAD:./${path}`
    if ((await look(['cat-file', '-e', object])).status !== 0) return null
    // With the line ends and filters that a checkout would give, so that it compares with the file on disk.
    return outputOf(await look(['cat-file', '--filters', object]))
  }

  async commit(request: CommitRequest): Promise<CommitResult> {
    return (await this.asks(request.agreed)) ?? commitFiles(this.files, request)
  }

  async push({ branch, agreed }: PushRequest): Promise<PushResult | ProgramsAsked> {
    return (await this.asks(agreed, await remotePrograms(this.files.root))) ?? pushBranch(this.files.root, branch)
  }

  async pull({ how, agreed }: PullRequest): Promise<PullResult | ProgramsAsked> {
    return (await this.asks(agreed)) ?? pull(this.files.root, how)
  }

  /** What the repository would run that nobody said yes to. */
  private async asks(agreed: Agreed = [], more: readonly string[] = []): Promise<ProgramsAsked | undefined> {
    const programs = [...(await ownPrograms(this.files.root)), ...more]
    const asks = programs.filter((program) => !agreed.includes(program))
    return asks.length > 0 ? { ok: false, asks } : undefined
  }

  /** Absolute path of the worktree's own git folder, where HEAD and the index are. */
  async gitFolder(): Promise<string | undefined> {
    if (!(await this.exists())) return undefined
    return (await git(this.files.root, ['rev-parse', '--absolute-git-dir'])).trimEnd()
  }
}
