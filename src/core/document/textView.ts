import type { TextRange } from '../text/range.ts'
import type { PipelineDocument } from './pipelineDocument.ts'

/** A code editor over an open document, as the studio sees it. The document stays the truth; the view mirrors it both ways. */
export interface TextView {
  /** Brings a range into sight. With `select`, the cursor goes there and the editor takes the keyboard. */
  show(range: TextRange, options: { readonly select: boolean }): void
  /** Softly tints the lines of the selected entry; `null` removes the tint. */
  tint(range: TextRange | null): void
  mark(marks: readonly TextMark[]): void
  /** Words beside each line, from the first on, in the gutter; `null` takes them away. */
  annotate(lines: readonly string[] | null): void
  focus(): void
  /** Runs one of the editor's own actions. */
  run(action: 'find' | 'foldAll' | 'unfoldAll'): void
  dispose(): void
}

/** A squiggle: a problem as the editor shows it. */
export interface TextMark {
  readonly range: TextRange
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly code: string
  readonly fixes: readonly { readonly title: string; readonly apply: () => void }[]
}

/** What the view asks of the studio. Offsets count in the document's current text. */
export interface TextViewHost {
  /** The person moved the cursor or changed the selection (not called for changes that came from outside). */
  onCursor(offset: number): void
  complete(offset: number): readonly TextCompletion[]
  hover(offset: number): TextHover | undefined
  undo(): void
  redo(): void
  /** The name of the edit that typing at an offset makes: "Edit dind in YAML". */
  labelAt(offset: number): string
}

export interface TextCompletion {
  readonly label: string
  readonly kind: 'key' | 'value' | 'item'
  /** Text to insert; `\n` for line ends. */
  readonly insertText: string
  /** What it replaces. */
  readonly range: TextRange
  readonly detail?: string
  readonly documentation?: string
  /** Ask for suggestions again after inserting (a key whose value has a fixed list). */
  readonly again: boolean
}

export interface TextHover {
  readonly range: TextRange
  readonly title: string
  readonly lines: readonly string[]
}

export type MountTextView = (element: HTMLElementLike, document: PipelineDocument, host: TextViewHost) => TextView

/** How a script is coloured. */
export type ScriptLanguage = 'shell' | 'powershell' | 'python' | 'plain'

/** A code editor over one text that is no file: a script of a step. */
export interface ScriptView {
  /** Shows another text, as after undo; the cursor stays where it can. */
  setText(text: string): void
  focus(): void
  dispose(): void
}

export interface ScriptViewHost {
  /** The person changed the text. */
  onChange(text: string): void
  /** What may stand at an offset of the text. */
  complete(text: string, offset: number): readonly TextCompletion[]
  undo(): void
  redo(): void
}

export interface ScriptViewOptions {
  readonly text: string
  readonly language: ScriptLanguage
  /** The editor's name for assistive technology. */
  readonly label: string
}

export type MountScriptView = (element: HTMLElementLike, options: ScriptViewOptions, host: ScriptViewHost) => ScriptView

/** Core knows no DOM: the studio hands an element through to the adapter. */
export type HTMLElementLike = object
