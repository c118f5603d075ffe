import type { Draft, DraftStore, DraftSummary } from '../../core/repo/draftStore.ts'
import type { DraftDatabase } from './draftDatabase.ts'
import { openDraftDatabase } from './draftDatabase.ts'
import type { FileKey } from './draftRecords.ts'
import { baseRecordOf, changeRecordOf, draftOf, isChange } from './draftRecords.ts'

/** Milliseconds from the first call of `save` to the write: typing on does not put it off. */
const PATIENCE = 500
/** Milliseconds more that a write waits for a moment between keys: a large text takes a while to hand over. */
const IDLE = 300
const DATABASE = 'pipeline-studio-drafts'

/** Drafts in IndexedDB. A store that fails says so once and keeps the drafts of this page in memory. */
export function openDraftStore(name = DATABASE): DraftStore {
  return new IndexedDrafts(name)
}

interface Written {
  readonly draft: Draft
  readonly savedAt: number
  /** Whether the database took it. */
  readonly stored: boolean
}

class IndexedDrafts implements DraftStore {
  /** Tells this page from another tab. Not `randomUUID`, which a page on plain HTTP does not have. */
  private readonly writer = crypto.getRandomValues(new Uint32Array(4)).join('-')
  private readonly waiting = new Map<string, Draft>()
  /** What this page has saved, by file: the answer when the database has none. */
  private readonly written = new Map<string, Written>()
  private readonly listeners = new Set<(sentence: string) => void>()
  private readonly told = new Set<string>()
  private database: Promise<DraftDatabase> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private last: Promise<void> = Promise.resolve()

  constructor(private readonly name: string) {
    // Opening takes a while, and the first file waits for its draft.
    void this.attempt(async () => undefined)
    // The last moment that a page is sure to get.
    globalThis.document?.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.flush()
    })
  }

  async list(workspaceId: string): Promise<readonly DraftSummary[]> {
    const stored = await this.attempt(async (database) => {
      const range = IDBKeyRange.bound([workspaceId, ''], [workspaceId, []])
      return (await database.getAll('changes', range)).filter(isChange)
    })
    const found = new Map((stored ?? []).map(({ path, savedAt }) => [path, savedAt]))
    for (const { draft, savedAt } of this.written.values()) {
      if (draft.workspaceId === workspaceId) found.set(draft.path, savedAt)
    }
    return [...found].map(([path, savedAt]) => ({ path, savedAt })).sort((a, b) => b.savedAt - a.savedAt)
  }

  async load(workspaceId: string, path: string): Promise<Draft | undefined> {
    await this.flush()
    const key: FileKey = [workspaceId, path]
    const found = await this.attempt(async (database) => {
      const transaction = database.transaction(['bases', 'changes'])
      const [base, change] = await Promise.all([
        transaction.objectStore('bases').get(key),
        transaction.objectStore('changes').get(key),
        transaction.done,
      ])
      return change === undefined ? {} : { change, draft: draftOf(base, change) }
    })
    if (found?.change !== undefined && !found.draft)
      this.tell(`The unsaved work on ${path} is damaged and could not be read.`)
    return found?.draft ?? this.written.get(idOf(workspaceId, path))?.draft
  }

  save(draft: Draft): void {
    this.waiting.set(idOf(draft.workspaceId, draft.path), draft)
    this.timer ??= setTimeout(() => whenIdle(() => void this.flush()), PATIENCE)
  }

  async remove(workspaceId: string, path: string): Promise<void> {
    const id = idOf(workspaceId, path)
    this.waiting.delete(id)
    await this.inOrder(async () => {
      this.written.delete(id)
      await this.attempt(async (database) => {
        const transaction = database.transaction(['bases', 'changes'], 'readwrite', { durability: 'strict' })
        const key: FileKey = [workspaceId, path]
        await Promise.all([
          transaction.objectStore('bases').delete(key),
          transaction.objectStore('changes').delete(key),
          transaction.done,
        ])
      })
    })
  }

  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    return this.inOrder(async () => {
      const drafts = [...this.waiting.values()]
      this.waiting.clear()
      for (const draft of drafts) await this.write(draft)
    })
  }

  onTrouble(listener: (sentence: string) => void): () => void {
    this.listeners.add(listener)
    // The database is opened before anybody can listen.
    for (const sentence of this.told) listener(sentence)
    return () => this.listeners.delete(listener)
  }

  private async write(lazy: Draft): Promise<void> {
    const { workspaceId, path, baseText, baseHash, text, history } = lazy
    const draft: Draft = { workspaceId, path, baseText, baseHash, text, history }
    const id = idOf(workspaceId, path)
    const savedAt = Date.now()
    const before = this.written.get(id)
    const knowsBase =
      before?.stored === true && before.draft.baseText === baseText && before.draft.baseHash === baseHash
    const done = await this.attempt(async (database) => {
      const transaction = database.transaction(['bases', 'changes'], 'readwrite', { durability: 'strict' })
      const changes = transaction.objectStore('changes')
      const there = await changes.get([workspaceId, path])
      const isOurs = there?.writer === this.writer
      const needsBase = !knowsBase || !isOurs
      await Promise.all([
        needsBase ? transaction.objectStore('bases').put(baseRecordOf(draft)) : undefined,
        changes.put(changeRecordOf(draft, this.writer, savedAt)),
        transaction.done,
      ])
      return true
    })
    this.written.set(id, { draft, savedAt, stored: done === true })
  }

  /** One access after the other, so that a late write does not bring back what was removed. */
  private inOrder(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(work, work)
    return this.last
  }

  /** `undefined` when the database cannot do it: the person is told, and the work goes on without. */
  private async attempt<T>(work: (database: DraftDatabase) => Promise<T>): Promise<T | undefined> {
    try {
      this.database ??= openDraftDatabase(this.name, {
        onTrouble: (sentence) => this.tell(sentence),
        onEnd: () => {
          this.database = undefined
        },
      })
      return await work(await this.database)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      // A database that did not open, or was closed under us, is opened again next time.
      if (error.name !== 'QuotaExceededError') this.database = undefined
      this.tell(sentenceOf(error))
      return undefined
    }
  }

  /** A sentence is told once: a store that is broken stays so, and nobody needs to read it at every key. */
  private tell(sentence: string): void {
    if (this.told.has(sentence)) return
    this.told.add(sentence)
    for (const listener of this.listeners) listener(sentence)
  }
}

function whenIdle(run: () => void): void {
  if (globalThis.requestIdleCallback === undefined) setTimeout(run)
  else requestIdleCallback(run, { timeout: IDLE })
}

function idOf(workspaceId: string, path: string): string {
  return `${workspaceId}\n${path}`
}

function sentenceOf(error: Error): string {
  if (error.name === 'QuotaExceededError')
    return 'The browser’s storage is full, so unsaved work is not kept. Save often.'
  return `The browser does not keep unsaved work (${error.message}). Save often.`
}
