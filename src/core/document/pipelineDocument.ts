import type { Operation } from '../patch/operation.ts'
import type { Refusal } from '../patch/refusal.ts'
import type { Position, TextEdit, TextRange } from '../text/range.ts'
import type { FoundOutline } from './outline/found.ts'
import type { DocumentKind, Entry, EntryKey, EntryList, EntryModel } from './entry.ts'

/** One step of the past, as a person reads it. */
export interface HistoryState {
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** "Change image of dind"; `undefined` when there is nothing to undo. */
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
}

export interface ApplyOptions {
  /** What undo will name: "Change image of dind". */
  readonly label: string
  /** Consecutive changes with the same group become one undo step (typing in one place, one focus of one field). */
  readonly group?: string
  /** Who changes; handed to `onChange` so that the writer can ignore its own echo. */
  readonly source?: string
}

export type ApplyResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly refusal: Refusal }

export interface DocumentChange {
  readonly version: number
  /** Against the text before the change. */
  readonly edits: readonly TextEdit[]
  readonly origin: 'edit' | 'undo' | 'redo' | 'reset'
  readonly label: string
  readonly source?: string
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly parent: EntryKey
  readonly list: EntryList
  readonly index: number
}

/** The part of an open document that studio, commands, problems and adapters use. Text is the truth; all else is derived from it. */
export interface PipelineDocument {
  /** Counts up with every change of the text, undo included. */
  readonly version: number
  /** The whole text. O(length) the first time after a change, then kept. Prefer `slice`. */
  readonly text: string
  readonly length: number
  /** A hash of the whole text, kept up chunk by chunk: tells texts apart by accident, not against malice. */
  readonly textHash: number
  /** Whether the text is this one, without joining it. */
  isText(text: string): boolean
  readonly kind: DocumentKind
  slice(range: TextRange): string
  readonly lineCount: number
  positionAt(offset: number): Position
  offsetAt(position: Position): number

  /** The root entry; the same object until the text changes. */
  outline(): Entry
  entry(key: EntryKey): Entry | undefined
  placeOf(key: EntryKey): EntryPlace | undefined
  /** From the root to the entry's parent. */
  ancestorsOf(key: EntryKey): readonly Entry[]
  /** JSON Pointer to the list item (`…/steps/0`). */
  pointerOf(key: EntryKey): string | undefined
  /** JSON Pointer to the item's own mapping (`…/steps/0/step`). Field paths count from here. */
  nodePointerOf(key: EntryKey): string | undefined
  /** Absolute range of the entry's text now. */
  rangeOf(key: EntryKey): TextRange | undefined
  /** The deepest entry whose range holds the offset. */
  keyAt(offset: number): EntryKey | undefined
  /** `stage/group/step` by identifiers (or names), or any unique tail of it. */
  find(path: string): EntryKey | 'ambiguous' | undefined

  /** The same object until the entry's own text changes. */
  model(key: EntryKey): EntryModel | undefined
  /** Absolute range of a field of the entry, counted from its own mapping. `pair` is key and value. */
  rangeOfPath(key: EntryKey, path: readonly (string | number)[], part: 'key' | 'value' | 'pair'): TextRange | undefined
  /** The way back: the entry and the path inside it at an offset. For completion, hover and "which field is this". */
  pathAt(
    offset: number,
  ): { readonly key: EntryKey; readonly path: readonly (string | number)[]; readonly on: 'key' | 'value' } | undefined

  /** RFC 6902 on the open document, in proportion to the edit: plan → verify → apply. One undo step. */
  apply(patch: readonly Operation[], options: ApplyOptions): ApplyResult
  /** Raw text edits (typing). Never refused. */
  edit(edits: readonly TextEdit[], options: ApplyOptions): void
  /** What `apply` would do, without doing it. */
  plan(patch: readonly Operation[]): ApplyResult

  readonly history: HistoryState
  undo(): boolean
  redo(): boolean
  /** Ends the current typing group, so that the next change is an undo step of its own. */
  closeGroup(): void
  /** The history as a string for a draft; `openDocument(text, { history })` takes it back. */
  serializeHistory(): string

  /**
   * True when the text holds YAML that the line scan reads less surely than a parse, and is too large for a parse at
   * once: then a worker should parse (`outlineFromParse`) and hand over its outline.
   */
  readonly wantsParsedOutline: boolean
  /**
   * Takes a parsed outline of the text of `version`. The full parse wins over the scan; one that comes too late is
   * left aside. Listeners hear a change without edits, of origin `reset`, when the outline is another one.
   */
  adoptOutline(version: number, outline: FoundOutline): void

  onChange(listener: (change: DocumentChange) => void): () => void
}
