import { relative, sep } from 'node:path'
import type { FSWatcher } from 'chokidar'
import { watch } from 'chokidar'
import type { WatchEvent } from '../../core/repo/fileHost.ts'
import { isSkippedFolder, isYamlName } from './walk.ts'

export type DiskEvent = Extract<WatchEvent, { kind: 'changed' | 'added' | 'removed' | 'git' }>

/** Milliseconds without a change after which a file counts as written, and between two looks at it. */
const SETTLED = { stabilityThreshold: 60, pollInterval: 20 }
/** Names in the git folder whose change means that HEAD or the index moved. */
const GIT_STATE = new Set(['HEAD', 'index'])

/** Tells listeners what happens to the YAML files of a folder and to its repository. Watches from the first listener on. */
export class FolderWatch {
  private readonly listeners = new Set<(event: DiskEvent) => void>()
  private watchers: readonly FSWatcher[] = []
  /** What happened during work that is told of as one; `undefined` at other times. */
  private waiting: Map<string, DiskEvent> | undefined
  private starting: Promise<void> | undefined

  constructor(
    private readonly root: string,
    private readonly gitFolder: () => Promise<string | undefined>,
  ) {}

  /** Resolves with the way to stop listening, once changes are seen. */
  async listen(listener: (event: DiskEvent) => void): Promise<() => void> {
    this.listeners.add(listener)
    this.starting ??= this.start()
    await this.starting
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Does work that leaves files half done on its way; what happened to each file is told when it has ended. */
  async held<T>(work: () => Promise<T>): Promise<T> {
    this.waiting = new Map()
    try {
      return await work()
    } finally {
      const events = this.waiting.values()
      this.waiting = undefined
      for (const event of events) this.tell(event)
    }
  }

  /** From now on HEAD and the index are watched as well. */
  async repositoryMade(): Promise<void> {
    const gitFolder = await this.gitFolder()
    if (gitFolder === undefined || this.starting === undefined) return
    await this.starting
    this.watchers = [...this.watchers, this.watchGit(gitFolder)]
    this.tell({ kind: 'git' })
  }

  async close(): Promise<void> {
    this.listeners.clear()
    await this.starting
    await Promise.all(this.watchers.map((watcher) => watcher.close()))
  }

  private async start(): Promise<void> {
    const gitFolder = await this.gitFolder()
    const watchers = [this.watchFiles(), ...(gitFolder === undefined ? [] : [this.watchGit(gitFolder)])]
    this.watchers = watchers
    await Promise.all(watchers.map((watcher) => new Promise<void>((resolve) => watcher.once('ready', () => resolve()))))
  }

  private watchFiles(): FSWatcher {
    const watcher = watch(this.root, {
      ignoreInitial: true,
      followSymlinks: false,
      awaitWriteFinish: SETTLED,
      atomic: true,
      ignored: (path, stats) => {
        const name = path.slice(path.lastIndexOf(sep) + 1)
        if (path === this.root) return false
        return isSkippedFolder(name) || (stats?.isFile() === true && !isYamlName(name))
      },
    })
    const tell = (kind: 'changed' | 'added' | 'removed') => (path: string) => {
      if (isYamlName(path)) this.tell({ kind, path: relative(this.root, path).split(sep).join('/') })
    }
    watcher.on('change', tell('changed')).on('add', tell('added')).on('unlink', tell('removed'))
    watcher.on('error', tellTrouble())
    return watcher
  }

  private watchGit(folder: string): FSWatcher {
    const watcher = watch(folder, {
      ignoreInitial: true,
      depth: 0,
      ignored: (path) => path !== folder && !GIT_STATE.has(path.slice(path.lastIndexOf(sep) + 1)),
    })
    for (const event of ['add', 'change'] as const) watcher.on(event, () => this.tell({ kind: 'git' }))
    watcher.on('error', tellTrouble())
    return watcher
  }

  private tell(event: DiskEvent): void {
    if (this.waiting) {
      // The last word about a file is what it came to.
      this.waiting.set('path' in event ? event.path : event.kind, event)
      return
    }
    for (const listener of this.listeners) listener(event)
  }
}

/** A folder that may not be watched, or one too many for the system, is told once; the rest goes on. */
function tellTrouble(): (error: unknown) => void {
  let isTold = false
  return (error) => {
    if (!isTold) process.stderr.write(`Some changes on disk will not be noticed: ${String(error)}\n`)
    isTold = true
  }
}
