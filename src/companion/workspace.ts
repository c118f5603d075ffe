import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { WorkspaceInfo, WriteResult } from '../core/repo/fileHost.ts'
import type {
  CommitRequest,
  CommitResult,
  ProgramsAsked,
  Progress,
  PullRequest,
  PullResult,
  PushRequest,
  PushResult,
  SwitchRequest,
  SwitchResult,
} from '../core/repo/repoHost.ts'
import { FolderFiles } from './files/folderFiles.ts'
import { FolderWatch } from './files/folderWatch.ts'
import { Repository } from './git/repository.ts'
import { sha256 } from './hash.ts'
import { Queue } from './queue.ts'

const ID_LENGTH = 16

/** What the companion serves: one folder, its repository and the news about both. */
export class Workspace {
  readonly files: FolderFiles
  readonly repository: Repository
  readonly watch: FolderWatch
  /** Resolves when the companion ends, so that open streams end as well. */
  readonly closing: Promise<void>
  private readonly changes = new Queue()
  private endStreams: () => void = () => {}

  private constructor(
    root: string,
    private readonly example: boolean,
  ) {
    this.files = new FolderFiles(root)
    this.repository = new Repository(this.files)
    this.watch = new FolderWatch(root, () => this.repository.gitFolder())
    this.closing = new Promise((resolve) => {
      this.endStreams = resolve
    })
  }

  static async open(folder: string, { example }: { readonly example: boolean }): Promise<Workspace> {
    return new Workspace(await realpath(folder), example)
  }

  /** The same for the same folder at every start. The examples are one workspace, wherever their copy lies. */
  get id(): string {
    return this.example ? 'example' : sha256(this.files.root).slice(0, ID_LENGTH)
  }

  async info(): Promise<WorkspaceInfo> {
    return {
      name: this.example ? 'example' : basename(this.files.root) || this.files.root,
      id: this.id,
      example: this.example,
      git: await this.repository.exists(),
      provider: null,
    }
  }

  /** One change at a time: nobody's check of a hash stands between another's check and write. */
  write(path: string, text: string, baseHash: string | null): Promise<WriteResult> {
    return this.changes.add(() => this.files.write(path, text, baseHash))
  }

  commit(request: CommitRequest): Promise<CommitResult> {
    return this.changes.add(() => this.repository.commit(request))
  }

  push(request: PushRequest, onProgress: (progress: Progress) => void): Promise<PushResult | ProgramsAsked> {
    return this.changes.add(() => this.repository.push(request, onProgress))
  }

  /** The folder is told of when all is done: between, a merge may leave half of it there. */
  pull(request: PullRequest, onProgress: (progress: Progress) => void): Promise<PullResult | ProgramsAsked> {
    return this.changes.add(() => this.watch.held(() => this.repository.pull(request, onProgress)))
  }

  switchBranch(request: SwitchRequest): Promise<SwitchResult | ProgramsAsked> {
    return this.changes.add(() => this.watch.held(() => this.repository.switchBranch(request)))
  }

  async init(): Promise<void> {
    await this.changes.add(() => this.repository.init())
    await this.watch.repositoryMade()
  }

  async close(): Promise<void> {
    this.endStreams()
    await this.watch.close()
  }
}
