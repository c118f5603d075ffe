import type { TextEdit } from '../text/range.ts'

/** Tabs of one browser that have the same file open. One of them writes, the others follow its text. */
export interface TabHost {
  /** `name` is the same in every tab for the same file. */
  join(name: string, events: TabEvents): TabLink
}

export interface TabEvents {
  /** Another tab says something. */
  onMessage(message: TabMessage): void
  /** Called when it is first known, and at every change. */
  onRole(role: TabRole): void
}

/** `writes`: this tab keeps the draft. It alone does; closed, the next tab does. */
export type TabRole = 'writes' | 'follows'

export interface TabLink {
  send(message: TabMessage): void
  /** This tab writes from now on; the one that did follows. */
  takeOver(): void
  leave(): void
}

export type TabMessage =
  /** The text here may not be yours: say how it stands. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'state'; readonly text: string; readonly baseText: string; readonly baseHash: string | null }
  /** `before` and `after` are hashes of the whole text (`PipelineDocument.textHash`). */
  | {
      readonly kind: 'edits'
      readonly edits: readonly TextEdit[]
      readonly label: string
      readonly origin: 'edit' | 'undo' | 'redo' | 'reset'
      readonly before: number
      readonly after: number
    }
  /** What the disk holds now. */
  | { readonly kind: 'base'; readonly text: string; readonly hash: string | null }
