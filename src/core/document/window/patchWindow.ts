import type { TextBuffer } from '../../text/buffer.ts'
import type { TextEdit, TextRange } from '../../text/range.ts'
import type { Cut } from '../model/elision.ts'
import { Elision } from '../model/elision.ts'
import { columnAt, lineStartIn } from '../outline/bufferLines.ts'
import type { OutlineEntry, OutlineList } from '../outline/outlineEntry.ts'
import { difference } from './difference.ts'

const LEFT_OUT = 'pipeline-studio-left-out-'

/** A small text, cut out of the document, in which an operation is planned as if it were a document of its own. */
export class PatchWindow {
  private constructor(
    readonly text: string,
    /** Where the window starts in the document. */
    private readonly start: number,
    private readonly elision: Elision,
    /** Whether the window reads as a list: one item or a few. */
    readonly isList: boolean,
  ) {}

  /** An entry without its child items. */
  static ofOwn(buffer: TextBuffer, entry: OutlineEntry, start: number): PatchWindow {
    const indent = columnAt(buffer, start)
    const elision = Elision.ofChildren(entry, indent, placeholder)
    const slice = (from: number, to: number) => buffer.slice(start + from, start + to)
    const end = entry.kind === 'document' ? entry.length : withLineBreak(buffer, start + entry.length) - start
    return new PatchWindow(elision.cut(end, slice), start, elision, isItem(buffer, start))
  }

  /**
   * Items `from` up to (not including) `to` of a block list, with the comments above the first. Of items that are not
   * in `shown` only an empty item stands there, so that a broken or a long one is in nobody's way.
   */
  static ofItems(
    buffer: TextBuffer,
    list: OutlineList,
    listStart: number,
    from: number,
    to: number,
    shown: (index: number) => boolean,
  ): PatchWindow {
    const startOf = (index: number) => listStart + (list.offsets[index] as number)
    const endOf = (index: number) => startOf(index) + (list.items[index] as OutlineEntry).length
    const first = startOf(from)
    const start = startOfItem(buffer, first, from === 0)
    const cuts: Cut[] = []
    for (let index = from; index < to; index++) {
      if (shown(index)) continue
      cuts.push({ start: startOf(index) - start, end: endOf(index) - start, placeholder: `- ${placeholder(index)}` })
    }
    const elision = new Elision(cuts, start === first ? columnAt(buffer, first) : 0)
    const end = withLineBreak(buffer, endOf(to - 1)) - start
    const text = elision.cut(end, (a, b) => buffer.slice(start + a, start + b))
    return new PatchWindow(text, start, elision, true)
  }

  /** An edit of the window as edits of the document; `undefined` when it has no counterpart there. */
  toDocument(edit: TextEdit): TextEdit[] | undefined {
    const parts = this.elision.split(edit)
    // A placeholder that is cut in two, or moved, stands for text that is not here.
    if (!parts || parts.some(({ newText }) => newText.includes(LEFT_OUT))) return undefined
    return parts.flatMap(({ range, newText }) => {
      const change = difference(this.text.slice(range.start, range.end), newText)
      if (!change) return []
      const start = range.start + change.range.start
      const end = range.start + change.range.end
      return [{ range: this.rangeInDocument({ start, end }), newText: change.newText }]
    })
  }

  /** The edits of the document that make the window read `after`. */
  toDocumentFrom(after: string): TextEdit[] | undefined {
    const { indent } = this.elision
    if (after.slice(0, indent) !== ' '.repeat(indent)) return undefined
    return this.toDocument({ range: { start: indent, end: this.text.length }, newText: after.slice(indent) })
  }

  rangeInDocument({ start, end }: TextRange): TextRange {
    return { start: this.start + this.elision.toWhole(start), end: this.start + this.elision.toWhole(end) }
  }
}

function isItem(buffer: TextBuffer, start: number): boolean {
  return /^-(?:\s|$)/.test(buffer.slice(start, start + 2))
}

/** Stands for what is left out: a string that no file has, so that it is found again in the text after the patch. */
function placeholder(index: number): string {
  return `${LEFT_OUT}${index}.`
}

/** Past the line break at the end of a line, when there is one. */
function withLineBreak(buffer: TextBuffer, end: number): number {
  const after = buffer.slice(end, end + 2)
  if (after.startsWith('\r\n')) return end + 2
  return after.startsWith('\n') ? end + 1 : end
}

/** The start of an item's line, or of the comments right above it, which may describe it. */
function startOfItem(buffer: TextBuffer, dash: number, withComments: boolean): number {
  const ownLine = lineStartIn(buffer, dash)
  if (buffer.slice(ownLine, dash).trim() !== '') return dash
  if (!withComments) return ownLine
  let start = ownLine
  for (let lineStart = ownLine; lineStart > 0; ) {
    const previous = lineStartIn(buffer, lineStart - 1)
    const line = buffer.slice(previous, lineStart).trim()
    if (line !== '' && !line.startsWith('#')) break
    if (line !== '') start = previous
    lineStart = previous
  }
  return start
}
