import { createHash } from 'node:crypto'

export interface ModelFile {
  readonly bytes: Buffer
  readonly mode: string
}

interface ModelCommit {
  readonly parent: string | null
  readonly message: string
  readonly files: ReadonlyMap<string, ModelFile>
}

/** `null` deletes the file. A text keeps the mode that its file has. */
export type Changes = Readonly<Record<string, string | Buffer | ModelFile | null>>

/** A git repository, as far as the fakes need one: each commit holds the whole tree. */
export class RepositoryModel {
  readonly branches = new Map<string, string>()
  readonly protectedBranches = new Set<string>()
  readonly pulls: { readonly title: string; readonly body: string; readonly from: string; readonly into: string }[] = []
  private readonly commits = new Map<string, ModelCommit>()

  commit(branch: string, changes: Changes, message = 'Change', parent = this.branches.get(branch) ?? null): string {
    const before = parent === null ? new Map<string, ModelFile>() : this.filesAt(parent)
    const files = new Map(before)
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) files.delete(path)
      else if (typeof content === 'object' && 'mode' in content) files.set(path, content)
      else files.set(path, { bytes: Buffer.from(content), mode: before?.get(path)?.mode ?? '100644' })
    }
    const id = this.add({ parent, message, files })
    this.branches.set(branch, id)
    return id
  }

  /** A commit that no branch has yet. */
  add(commit: ModelCommit): string {
    const id = createHash('sha1').update(`${this.commits.size} ${commit.message}`).digest('hex')
    this.commits.set(id, commit)
    return id
  }

  filesAt(commit: string): ReadonlyMap<string, ModelFile> | undefined {
    return this.commits.get(commit)?.files
  }

  /** The commit itself, its parent, and so on. */
  history(commit: string): readonly string[] {
    const { parent } = this.commitOrThrow(commit)
    return [commit, ...(parent === null ? [] : this.history(parent))]
  }

  commitOrThrow(id: string): ModelCommit {
    const commit = this.commits.get(id)
    if (!commit) throw new Error(`There is no commit ${id}.`)
    return commit
  }

  /** The last commit, seen from `commit`, that changed the file. */
  lastChange(commit: string, path: string): string {
    const { parent, files } = this.commitOrThrow(commit)
    const before = parent === null ? undefined : this.filesAt(parent)?.get(path)
    return parent !== null && before === files.get(path) ? this.lastChange(parent, path) : commit
  }
}

/** As git counts it. */
export function blobId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
