import type { CommitRequest, CommitResult, RepoStatus } from '../../core/repo/repoHost.ts'
import type { FolderFiles } from '../files/folderFiles.ts'
import { insidePath } from '../files/insidePath.ts'
import { commitFiles } from './commit.ts'
import { git, tryGit } from './runGit.ts'
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
    const object = `HEAD:./${path}`
    if ((await tryGit(this.files.root, ['cat-file', '-e', object])).status !== 0) return null
    // With the line ends and filters that a checkout would give, so that it compares with the file on disk.
    return git(this.files.root, ['cat-file', '--filters', object])
  }

  commit(request: CommitRequest): Promise<CommitResult> {
    return commitFiles(this.files, request)
  }

  /** Absolute path of the worktree's own git folder, where HEAD and the index are. */
  async gitFolder(): Promise<string | undefined> {
    if (!(await this.exists())) return undefined
    return (await git(this.files.root, ['rev-parse', '--absolute-git-dir'])).trimEnd()
  }
}
