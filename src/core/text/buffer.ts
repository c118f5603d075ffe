import type { TextHash } from './textHash.ts'
import { hashText, joinHashes } from './textHash.ts'
import type { Position, TextEdit, TextRange } from './range.ts'

/** UTF-16 code units per chunk: small enough to copy on a keystroke, large enough that 30 MB are 2,000 of them. */
const CHUNK = 16_384
const LF = 10
const CR = 13

/** Shared between versions of a text, and so are the places of its line breaks. */
class Chunk {
  private found: Uint32Array | undefined

  /** The text and place where the chunk was last found to stand. */
  private seen: { readonly text: string; readonly at: number } | undefined
  private hashed: TextHash | undefined

  constructor(readonly text: string) {}

  get hash(): TextHash {
    this.hashed ??= hashText(this.text)
    return this.hashed
  }

  standsIn(text: string, at: number): boolean {
    if (this.seen?.at === at && this.seen.text === text) return true
    if (!text.startsWith(this.text, at)) return false
    this.seen = { text, at }
    return true
  }

  /** Offsets after each line break, from the chunk's start. */
  get breaks(): Uint32Array {
    this.found ??= breaksIn(this.text)
    return this.found
  }
}

const NO_BREAKS = new Uint32Array()

/**
 * Immutable text in chunks: an edit copies the chunks it touches and shares the rest, so its cost follows the edit
 * and not the file. Offsets count UTF-16 code units; a line ends with LF, CRLF or a lone CR.
 */
export class TextBuffer {
  private whole: string | undefined
  /** Where the chunks start, in code units and in lines. One entry more than there are chunks: the totals. */
  private offsetIndex: Float64Array | undefined
  private lineIndex: Float64Array | undefined

  private constructor(
    private readonly chunks: readonly Chunk[],
    readonly length: number,
  ) {}

  static of(text: string): TextBuffer {
    const buffer = new TextBuffer(split(text), text.length)
    buffer.whole = text
    return buffer
  }

  /** The whole text: O(length) the first time, then kept. */
  toString(): string {
    this.whole ??= this.chunks.map((chunk) => chunk.text).join('')
    return this.whole
  }

  /** Whether this is the text. Asked again about the same text, only the chunks that changed since are compared. */
  equals(text: string): boolean {
    if (text.length !== this.length) return false
    return this.chunks.every((chunk, at) => chunk.standsIn(text, offsetOf(this.offsets, at)))
  }

  /** The same as `hashText` of the whole text; only chunks that are new are read. */
  get hash(): number {
    return this.chunks.reduce((all, chunk) => joinHashes(all, chunk.hash), hashText('')).value
  }

  slice(start: number, end: number): string {
    const from = Math.max(0, start)
    const to = Math.min(this.length, end)
    if (to <= from) return ''
    if (this.whole !== undefined) return this.whole.slice(from, to)
    const { offsets } = this
    const first = chunkAt(offsets, from)
    const last = chunkAt(offsets, to - 1)
    const head = this.chunkText(first).slice(from - offsetOf(offsets, first), to - offsetOf(offsets, first))
    if (first === last) return head
    const tail = this.chunkText(last).slice(0, to - offsetOf(offsets, last))
    let middle = ''
    for (let chunk = first + 1; chunk < last; chunk++) middle += this.chunkText(chunk)
    return head + middle + tail
  }

  /** Applies edits that are sorted and do not overlap. Throws RangeError for edits that are neither or out of range. */
  edit(edits: readonly TextEdit[]): TextBuffer {
    let before = this.length
    return [...edits].reverse().reduce<TextBuffer>((buffer, { range, newText }) => {
      if (range.start < 0 || range.end < range.start || range.end > before) {
        throw new RangeError(`Edit ${range.start}..${range.end} overlaps another or lies outside of the text`)
      }
      before = range.start
      return buffer.splice(range, newText)
    }, this)
  }

  /** The edits that take `edits` back, against the text after them. */
  inverseOf(edits: readonly TextEdit[]): TextEdit[] {
    let shift = 0
    return edits.map(({ range, newText }) => {
      const start = range.start + shift
      shift += newText.length - (range.end - range.start)
      return { range: { start, end: start + newText.length }, newText: this.slice(range.start, range.end) }
    })
  }

  get lineCount(): number {
    return offsetOf(this.lines, this.chunks.length) + 1
  }

  /** Clamped to the text. An offset between CR and LF is on the line that they end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length))
    const { offsets, lines } = this
    const chunk = Math.min(chunkAt(offsets, at), Math.max(0, this.chunks.length - 1))
    const breaks = this.chunkBreaks(chunk)
    const inside = at - offsetOf(offsets, chunk)
    const before = countUpTo(breaks, inside)
    const line = offsetOf(lines, chunk) + before
    return { line, column: before === 0 ? at - this.lineStart(line) : inside - offsetOf(breaks, before - 1) }
  }

  /** Clamped: a column past the line's end is the line's end, before its line break. */
  offsetAt({ line, column }: Position): number {
    if (line < 0) return 0
    if (line >= this.lineCount) return this.length
    const start = this.lineStart(line)
    const next = line + 1 < this.lineCount ? this.lineStart(line + 1) : this.length
    let end = next
    if (line + 1 < this.lineCount) {
      const ending = this.slice(Math.max(start, next - 2), next)
      end -= ending === '\r\n' ? 2 : 1
    }
    return Math.min(start + Math.max(0, column), end)
  }

  private lineStart(line: number): number {
    if (line <= 0) return 0
    const { offsets, lines } = this
    // The chunk that holds the break before the line.
    const chunk = chunkAt(lines, line - 1)
    return offsetOf(offsets, chunk) + offsetOf(this.chunkBreaks(chunk), line - offsetOf(lines, chunk) - 1)
  }

  private splice({ start, end }: TextRange, newText: string): TextBuffer {
    const { offsets } = this
    const first = Math.min(chunkAt(offsets, start), Math.max(0, this.chunks.length - 1))
    const last = end > start ? chunkAt(offsets, end - 1) : first
    // One neighbour more on each side that a break ends or starts in, so that CR and LF stay in one chunk.
    const from = first > 0 && start === offsetOf(offsets, first) ? first - 1 : first
    const to = last + 1 < this.chunks.length && end === offsetOf(offsets, last + 1) ? last + 1 : last
    const head = this.slice(offsetOf(offsets, from), start)
    const tail = this.slice(end, offsetOf(offsets, to + 1))
    const middle = split(head + newText + tail)
    const chunks = [...this.chunks.slice(0, from), ...middle, ...this.chunks.slice(to + 1)]
    return new TextBuffer(chunks, this.length + newText.length - (end - start))
  }

  private chunkText(index: number): string {
    return this.chunks[index]?.text ?? ''
  }

  private chunkBreaks(index: number): Uint32Array {
    return this.chunks[index]?.breaks ?? NO_BREAKS
  }

  private get offsets(): Float64Array {
    this.offsetIndex ??= running(this.chunks, (chunk) => chunk.text.length)
    return this.offsetIndex
  }

  private get lines(): Float64Array {
    this.lineIndex ??= running(this.chunks, (chunk) => chunk.breaks.length)
    return this.lineIndex
  }
}

function running(chunks: readonly Chunk[], measure: (chunk: Chunk) => number): Float64Array {
  const sums = new Float64Array(chunks.length + 1)
  let sum = 0
  for (const [at, chunk] of chunks.entries()) {
    sum += measure(chunk)
    sums[at + 1] = sum
  }
  return sums
}

function split(text: string): Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  while (at < text.length) {
    let end = text.length - at <= CHUNK * 2 ? text.length : at + CHUNK
    if (end < text.length && text.charCodeAt(end) === LF && text.charCodeAt(end - 1) === CR) end++
    chunks.push(new Chunk(text.slice(at, end)))
    at = end
  }
  return chunks
}

/** The last index whose value is not above `value`, among those that start a chunk. */
function chunkAt(starts: Float64Array, value: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offsetOf(starts, middle) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** How many of the sorted offsets are not above `offset`. */
function countUpTo(sorted: Uint32Array, offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsetOf(sorted, middle) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function offsetOf(starts: Float64Array | Uint32Array, index: number): number {
  return starts[index] ?? 0
}

function breaksIn(text: string): Uint32Array {
  const found: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== LF && code !== CR) continue
    if (code === CR && text.charCodeAt(at + 1) === LF) at++
    found.push(at + 1)
  }
  return Uint32Array.from(found)
}
