import type { TextEdit, TextRange, Position } from '../text/range.ts'
import { TextBuffer } from '../text/buffer.ts'
import type { History } from '../text/history.ts'
import { closeGroup, EMPTY_HISTORY, recordChange, redoStep, undoStep } from '../text/history.ts'
import { parseHistory, serializeHistory } from '../text/historyFormat.ts'
import type { Operation } from '../patch/operation.ts'
import type { DocumentKind, EntryKey, EntryModel } from './entry.ts'
import { AnchorIndex } from './model/anchors.ts'
import { Models } from './model/models.ts'
import { Elision } from './model/elision.ts'
import { pathAtOffset } from './model/pathAt.ts'
import { columnAt } from './outline/bufferLines.ts'
import type { FoundOutline } from './outline/found.ts'
import { findByPath } from './outline/findByPath.ts'
import { Outline } from './outline/outline.ts'
import { MAX_PARSED_AT_ONCE } from './outline/readOutline.ts'
import type { OutlineEntry } from './outline/outlineEntry.ts'
import type { OutlinePlace } from './outline/outlineIndex.ts'
import { planPatch } from './window/planPatch.ts'
import type { ApplyOptions, ApplyResult, DocumentChange, HistoryState, PipelineDocument } from './pipelineDocument.ts'

export interface OpenOptions {
  /** From `serializeHistory`, for the same text; a string that does not fit is left aside. */
  readonly history?: string
}

/** Opens a text. Never throws for what the text says: broken YAML gives entries that cannot be read, and their errors. */
export function openDocument(text: string, options: OpenOptions = {}): PipelineDocument {
  const history = options.history === undefined ? undefined : parseHistory(options.history, text)
  return new OpenDocument(text, history ?? EMPTY_HISTORY)
}

class OpenDocument implements PipelineDocument {
  version = 0
  private buffer: TextBuffer
  private past: History
  private readonly tree: Outline
  /** The outline of this very version came from a full parse. */
  private isParsed = false
  private readonly models: Models
  private readonly anchors: AnchorIndex
  private readonly listeners = new Set<(change: DocumentChange) => void>()

  constructor(text: string, history: History) {
    this.buffer = TextBuffer.of(text)
    this.past = history
    this.tree = new Outline(text)
    this.anchors = new AnchorIndex(
      () => this.buffer,
      (offset) => {
        const key = this.tree.index.keyAt(offset)
        const entry = key === undefined ? undefined : this.tree.index.entry(key)
        return entry && this.models.parsed(entry)
      },
    )
    this.models = new Models(
      (entry) => this.ownText(entry),
      (name) => this.anchors.find(name),
    )
  }

  get text(): string {
    return this.buffer.toString()
  }
  isText(text: string): boolean {
    return this.buffer.equals(text)
  }
  get length(): number {
    return this.buffer.length
  }
  get textHash(): number {
    return this.buffer.hash
  }
  get kind(): DocumentKind {
    return this.tree.kind
  }
  slice(range: TextRange): string {
    return this.buffer.slice(range.start, range.end)
  }
  get lineCount(): number {
    return this.buffer.lineCount
  }
  positionAt(offset: number): Position {
    return this.buffer.positionAt(offset)
  }
  offsetAt(position: Position): number {
    return this.buffer.offsetAt(position)
  }

  outline(): OutlineEntry {
    return this.tree.index.root
  }
  entry(key: EntryKey): OutlineEntry | undefined {
    return this.tree.index.entry(key)
  }
  placeOf(key: EntryKey): OutlinePlace | undefined {
    return this.tree.index.placeOf(key)
  }
  ancestorsOf(key: EntryKey): readonly OutlineEntry[] {
    return this.tree.index.ancestorsOf(key)
  }
  pointerOf(key: EntryKey): string | undefined {
    return this.tree.index.pointerOf(key)
  }
  nodePointerOf(key: EntryKey): string | undefined {
    return this.tree.index.nodePointerOf(key)
  }
  rangeOf(key: EntryKey): TextRange | undefined {
    return this.tree.index.rangeOf(key)
  }
  keyAt(offset: number): EntryKey | undefined {
    return this.tree.index.keyAt(offset)
  }
  find(path: string): EntryKey | 'ambiguous' | undefined {
    return findByPath(this.outline(), path)
  }

  model(key: EntryKey): EntryModel | undefined {
    const entry = this.entry(key)
    return entry && this.models.model(entry)
  }

  rangeOfPath(
    key: EntryKey,
    path: readonly (string | number)[],
    part: 'key' | 'value' | 'pair',
  ): TextRange | undefined {
    const entry = this.entry(key)
    const start = this.tree.index.startOf(key)
    if (!entry || start === undefined) return undefined
    const range = this.models.rangeInOwn(entry, path, part)
    const own = Elision.ofChildren(entry, columnAt(this.buffer, start))
    return range && { start: start + own.toWhole(range.start), end: start + own.toWhole(range.end) }
  }

  pathAt(offset: number): { key: EntryKey; path: readonly (string | number)[]; on: 'key' | 'value' } | undefined {
    const key = this.keyAt(offset)
    const entry = key === undefined ? undefined : this.entry(key)
    const start = key === undefined ? undefined : this.tree.index.startOf(key)
    if (!entry || start === undefined) return undefined
    const place = pathAtOffset(entry, this.models.parsed(entry), offset - start)
    return place && { key: entry.key, ...place }
  }

  plan(patch: readonly Operation[]): ApplyResult {
    const listOf = (entry: OutlineEntry) => this.placeOf(entry.key)?.list
    return planPatch({ buffer: this.buffer, root: this.outline(), listOf }, patch)
  }

  apply(patch: readonly Operation[], options: ApplyOptions): ApplyResult {
    const result = this.plan(patch)
    if (result.ok && result.edits.length > 0) this.edit(result.edits, options)
    return result
  }

  edit(edits: readonly TextEdit[], options: ApplyOptions): void {
    const inverse = this.buffer.inverseOf(edits)
    this.change(edits)
    this.past = recordChange(this.past, { edits, inverse }, options)
    this.tell(edits, 'edit', options.label, options.source)
  }

  get history(): HistoryState {
    const last = this.past.past.at(-1)
    const next = this.past.future.at(-1)
    return { canUndo: !!last, canRedo: !!next, undoLabel: last?.label, redoLabel: next?.label }
  }

  undo(): boolean {
    const undone = undoStep(this.past)
    if (!undone) return false
    this.past = undone.history
    for (const { inverse } of undone.step.changes.toReversed()) {
      this.change(inverse)
      this.tell(inverse, 'undo', undone.step.label)
    }
    return true
  }

  redo(): boolean {
    const redone = redoStep(this.past)
    if (!redone) return false
    this.past = redone.history
    for (const { edits } of redone.step.changes) {
      this.change(edits)
      this.tell(edits, 'redo', redone.step.label)
    }
    return true
  }

  closeGroup(): void {
    this.past = closeGroup(this.past)
  }

  serializeHistory(): string {
    return serializeHistory(this.past, this.buffer)
  }

  get wantsParsedOutline(): boolean {
    return this.tree.odd && this.length > MAX_PARSED_AT_ONCE && !this.isParsed
  }

  adoptOutline(version: number, outline: FoundOutline): void {
    if (version !== this.version) return
    this.isParsed = true
    if (!this.tree.adopt(this.buffer, outline)) return
    this.version++
    this.tell([], 'reset', 'Read the whole file')
  }

  onChange(listener: (change: DocumentChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private change(edits: readonly TextEdit[]): void {
    const before = this.buffer
    this.buffer = before.edit(edits)
    this.version++
    this.isParsed = false
    this.tree.update(before, this.buffer, edits)
  }

  private tell(edits: readonly TextEdit[], origin: DocumentChange['origin'], label: string, source?: string): void {
    const change = { version: this.version, edits, origin, label, ...(source === undefined ? {} : { source }) }
    for (const listener of this.listeners) listener(change)
  }

  private ownText(entry: OutlineEntry): { text: string; indent: number } {
    const start = this.tree.index.startOf(entry.key) ?? 0
    const indent = columnAt(this.buffer, start)
    const text = Elision.ofChildren(entry, indent).cut(entry.length, (from, to) =>
      this.buffer.slice(start + from, start + to),
    )
    return { text, indent }
  }
}
