import { HostError } from '../../core/repo/fileHost.ts'
import type {
  Agreed,
  BlamedLine,
  CommitRequest,
  CommitResult,
  LogEntry,
  ProgramsAsked,
  Progress,
  PullRequest,
  PullResult,
  PushRequest,
  PushResult,
  RepoStatus,
  SwitchRequest,
  SwitchResult,
} from '../../core/repo/repoHost.ts'
import type { FolderFiles } from '../files/folderFiles.ts'
import { commitFiles } from './commit.ts'
import { blameOf, logOf } from './log.ts'
import { objectText } from './objectText.ts'
import { ownPrograms, remotePrograms } from './ownPrograms.ts'
import { pull } from './pull.ts'
import { pushBranch } from './push.ts'
import { git, tryGit } from './runGit.ts'
import { readStatus } from './status.ts'
import { switchBranch } from './switchBranch.ts'

type OnProgress = (progress: Progress) => void

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

  /** `null` when the commit does not have the file, or there is no commit yet. Rejects for what is no commit's id. */
  async textAt(path: string, commit: string): Promise<string | null> {
    const real = await this.files.realPath(path)
    if (!/^(?:HEAD|[0-9a-f]{7,64})$/.test(commit))
      throw new HostError('invalid', `${commit} is not the id of a commit.`)
    return objectText(this.files.root, `${commit}:./${real}`)
  }

  async log(path: string): Promise<readonly LogEntry[]> {
    return logOf(this.files.root, await this.files.realPath(path))
  }

  async blame(path: string, text: string): Promise<readonly BlamedLine[]> {
    return blameOf(this.files.root, await this.files.realPath(path), text)
  }

  async init(): Promise<void> {
    if (await this.exists()) throw new HostError('git', 'This folder is in a git repository already.')
    await git(this.files.root, ['init', '--quiet'])
  }

  async commit(request: CommitRequest): Promise<CommitResult> {
    const asked = await this.asks(request.agreed)
    if (asked) return asked
    // What stands behind a link is another path to git; the answer is in the words of the question.
    const files = await Promise.all(
      request.files.map(async (file) => ({ ...file, path: await this.files.realPath(file.path) })),
    )
    const names = new Map(files.map(({ path }, index) => [path, request.files[index]?.path ?? path]))
    const nameOf = (path: string) => names.get(path) ?? path
    const result = await commitFiles(this.files, { ...request, files })
    if (!result.ok) return 'conflicts' in result ? { ...result, conflicts: result.conflicts.map(nameOf) } : result
    const hashes = Object.entries(result.hashes).map(([path, hash]) => [nameOf(path), hash])
    return { ...result, hashes: Object.fromEntries(hashes) }
  }

  async push({ branch, agreed }: PushRequest, onProgress?: OnProgress): Promise<PushResult | ProgramsAsked> {
    const asks = await this.asks(agreed, await remotePrograms(this.files.root))
    return asks ?? pushBranch(this.files.root, branch, onProgress)
  }

  async pull(request: PullRequest, onProgress?: OnProgress): Promise<PullResult | ProgramsAsked> {
    return (await this.asks(request.agreed)) ?? pull(this.files, request, onProgress)
  }

  async switchBranch({ branch, create, agreed }: SwitchRequest): Promise<SwitchResult | ProgramsAsked> {
    return (await this.asks(agreed)) ?? switchBranch(this.files.root, branch, create)
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
