/** Unsaved work that survives reload and crash. Keyed by workspace and path. Implemented over IndexedDB. */
export interface DraftStore {
  /** Drafts of a workspace, newest first. Never rejects for a corrupt or full store: it reports through `onTrouble`. */
  list(workspaceId: string): Promise<readonly DraftSummary[]>
  load(workspaceId: string, path: string): Promise<Draft | undefined>
  /**
   * Durable within a second of the call; later calls for the same file win. `text` and `history` are read when they are
   * written, not now: give getters, and a keystroke in a large file costs nothing.
   */
  save(draft: Draft): void
  remove(workspaceId: string, path: string): Promise<void>
  /** Resolves when everything saved so far is durable. */
  flush(): Promise<void>
  onTrouble(listener: (sentence: string) => void): () => void
}

export interface DraftSummary {
  readonly path: string
  /** Milliseconds since the epoch. */
  readonly savedAt: number
}
export interface Draft {
  readonly workspaceId: string
  readonly path: string
  /** The text that was opened or last saved, and its hash on disk. */
  readonly baseText: string
  readonly baseHash: string | null
  readonly text: string
  /** `serializeHistory` of core/text/history. */
  readonly history: string
}
