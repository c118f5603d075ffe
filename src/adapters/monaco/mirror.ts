import type { DocumentChange, PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { TextEdit, TextRange } from '../../core/text/range.ts'
import { monaco } from './monaco.ts'

export const MIRROR_SOURCE = 'yaml-editor'

/** Milliseconds without a key after which typing becomes an undo step of its own. */
const TYPING_PAUSE = 1000

/**
 * Keeps a Monaco model and an open document equal, edit by edit, both ways. The document is the truth: Monaco drops a
 * BOM and makes all line ends alike, so places travel as line and column, which both sides count alike.
 */
export class Mirror {
  readonly model: monaco.editor.ITextModel
  private readonly bom: number
  private readonly eol: string
  /** The document's line ends differ from the model's somewhere: offsets cannot be handed through. */
  private mixed: boolean
  private echoing = false
  private typing = { group: 0, at: 0, end: -1 }
  private readonly stop: () => void

  constructor(
    private readonly document: PipelineDocument,
    private readonly labelAt: (offset: number) => string,
    language: string,
  ) {
    const text = document.text
    this.bom = text.startsWith('\uFEFF') ? 1 : 0
    const crlf = text.match(/\r\n/g)?.length ?? 0
    const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0
    this.eol = crlf * 2 > breaks ? '\r\n' : '\n'
    this.mixed = crlf !== 0 && crlf !== breaks ? true : crlf === 0 && /\r/.test(text)
    this.model = monaco.editor.createModel(text.slice(this.bom), language)
    this.model.setEOL(this.eol === '\r\n' ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF)
    const listening = this.model.onDidChangeContent((event) => this.toDocument(event))
    const unsubscribe = document.onChange((change) => this.toModel(change))
    this.stop = () => {
      listening.dispose()
      unsubscribe()
    }
  }

  dispose(): void {
    this.stop()
    this.model.dispose()
  }

  offsetAt(position: monaco.IPosition): number {
    const line = position.lineNumber - 1
    return this.document.offsetAt({ line, column: position.column - 1 + (line === 0 ? this.bom : 0) })
  }

  positionAt(offset: number): monaco.Position {
    const { line, column } = this.document.positionAt(offset)
    return new monaco.Position(line + 1, Math.max(1, column + 1 - (line === 0 ? this.bom : 0)))
  }

  rangeAt(range: TextRange): monaco.Range {
    return monaco.Range.fromPositions(this.positionAt(range.start), this.positionAt(range.end))
  }

  private toDocument(event: monaco.editor.IModelContentChangedEvent): void {
    if (this.echoing) return
    // `range` speaks of the text before the change, which is still the document's.
    const edits: TextEdit[] = event.changes
      .map(({ range, text }) => ({
        range: {
          start: this.offsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
          end: this.offsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
        },
        newText: text.replace(/\r\n|\r|\n/g, this.eol),
      }))
      .sort((a, b) => a.range.start - b.range.start)
    const first = edits[0]
    if (!first) return
    this.document.edit(edits, {
      label: this.labelAt(first.range.start),
      group: this.typingGroup(edits),
      source: MIRROR_SOURCE,
    })
  }

  /** Keys typed one after another in one place are one undo step; a pause, another place or a new line starts the next. */
  private typingGroup(edits: readonly TextEdit[]): string {
    const now = performance.now()
    const only = edits.length === 1 ? edits[0] : undefined
    const near = only !== undefined && Math.abs(only.range.end - this.typing.end) <= 1
    const small = only !== undefined && only.newText.length <= 2 && !/[\r\n]/.test(only.newText)
    if (!near || !small || now - this.typing.at > TYPING_PAUSE) this.typing.group += 1
    this.typing.at = now
    this.typing.end = only ? only.range.start + only.newText.length : -1
    return `${MIRROR_SOURCE}-${this.typing.group}`
  }

  private toModel(change: DocumentChange): void {
    if (change.source === MIRROR_SOURCE && change.origin === 'edit') return
    this.typing.end = -1
    this.mixed ||= change.edits.some(({ newText }) =>
      this.eol === '\n' ? newText.includes('\r') : /(^|[^\r])\n|\r(?!\n)/.test(newText),
    )
    this.echoing = true
    if (this.mixed) this.resync()
    else this.model.applyEdits(change.edits.map((edit) => this.modelEdit(edit)))
    this.echoing = false
  }

  /** With line ends alike on both sides, offsets differ by the BOM only. The model still holds the text before the change. */
  private modelEdit({ range, newText }: TextEdit): monaco.editor.IIdentifiedSingleEditOperation {
    const start = this.model.getPositionAt(Math.max(0, range.start - this.bom))
    const end = this.model.getPositionAt(Math.max(0, range.end - this.bom))
    return { range: monaco.Range.fromPositions(start, end), text: newText }
  }

  /** Replaces what lies between the common start and end of both texts. O(length); only for mixed line ends. */
  private resync(): void {
    const wanted = this.document.text.slice(this.bom).replace(/\r\n|\r|\n/g, this.eol)
    const held = this.model.getValue()
    let start = 0
    while (start < held.length && start < wanted.length && held[start] === wanted[start]) start += 1
    let tail = 0
    const most = Math.min(held.length, wanted.length) - start
    while (tail < most && held[held.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail += 1
    // A cut between \r and \n is no place in a model.
    if (start > 0 && held[start - 1] === '\r') start -= 1
    if (tail > 0 && held[held.length - tail] === '\n' && held[held.length - tail - 1] === '\r') tail -= 1
    const range = monaco.Range.fromPositions(
      this.model.getPositionAt(start),
      this.model.getPositionAt(held.length - tail),
    )
    this.model.applyEdits([{ range, text: wanted.slice(start, wanted.length - tail) }])
  }
}
