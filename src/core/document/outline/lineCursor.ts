import { endsEntry } from './extent.ts'
import { isDash, isMarker, lineEndAt, lineStartAt } from './lines.ts'

const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32
const HASH = 35
const COLON = 58
const BOM = 0xfeff

export interface KeyOnLine {
  readonly key: string
  /** Offset after the colon. */
  readonly valueStart: number
}

/** Walks over the lines that say something: not blank, no comment, and before the end of the (first) document. */
export class LineCursor {
  done = false
  lineStart = 0
  /** Offset of the line's first character that is no blank. */
  first = 0
  lineEnd = 0
  column = 0
  hasTab = false

  constructor(
    readonly text: string,
    from: number,
    readonly limit: number,
  ) {
    this.goTo(from)
  }

  /** To the first such line at or after a line's start (or a dash in the middle of one). */
  goTo(offset: number): void {
    this.done = false
    this.read(lineStartAt(this.text, offset), offset)
  }

  next(): void {
    const lf = this.text.indexOf('\n', this.lineEnd)
    if (lf === -1) this.finish()
    else this.read(lf + 1, lf + 1)
  }

  /** Past the lines that are indented deeper than a column. */
  skipDeeper(column: number): void {
    while (!this.done && this.column > column) this.next()
  }

  /** The rest of the line becomes a line of its own: what follows a dash. */
  enter(offset: number): void {
    this.column += offset - this.first
    this.first = offset
  }

  /** Whether the line ends what stands under a key or dash in `column`. Half-typed words end nothing. */
  ends(column: number): boolean {
    return this.column <= column && endsEntry(this.text, this.lineStart, this.first, this.lineEnd)
  }

  isDash(): boolean {
    return isDash(this.text, this.first)
  }

  /** The plain or quoted key that starts the line. */
  key(): KeyOnLine | undefined {
    const quote = this.text.charAt(this.first)
    return quote === '"' || quote === "'" ? this.quotedKey(quote) : this.plainKey()
  }

  private quotedKey(quote: string): KeyOnLine | undefined {
    const close = this.text.indexOf(quote, this.first + 1)
    if (close === -1 || close >= this.lineEnd) return undefined
    const colon = this.skipBlanks(close + 1)
    if (this.text.charCodeAt(colon) !== COLON || !this.isBlankAt(colon + 1)) return undefined
    return { key: this.text.slice(this.first + 1, close), valueStart: colon + 1 }
  }

  private plainKey(): KeyOnLine | undefined {
    const { text, first, lineEnd } = this
    for (let at = first; at < lineEnd; at++) {
      const code = text.charCodeAt(at)
      if (code === COLON && this.isBlankAt(at + 1)) {
        let end = at
        while (end > first && isBlank(text.charCodeAt(end - 1))) end--
        return { key: text.slice(first, end), valueStart: at + 1 }
      }
      if (code === HASH && at > first && isBlank(text.charCodeAt(at - 1))) return undefined
    }
    return undefined
  }

  skipBlanks(offset: number): number {
    let at = offset
    while (at < this.lineEnd && isBlank(this.text.charCodeAt(at))) at++
    return at
  }

  private isBlankAt(offset: number): boolean {
    return offset >= this.lineEnd || isBlank(this.text.charCodeAt(offset))
  }

  private read(start: number, from: number): void {
    const { text, limit } = this
    let lineStart = start
    let at = from
    while (lineStart < limit) {
      let code = text.charCodeAt(at)
      let zeroWidth = 0
      if (code === BOM && at === 0) {
        zeroWidth = 1
        code = text.charCodeAt(++at)
      }
      this.hasTab = false
      while (code === SPACE || code === TAB) {
        if (code === TAB) this.hasTab = true
        code = text.charCodeAt(++at)
      }
      if (at < limit && code !== LF && code !== CR && code !== HASH) {
        if (at === lineStart + zeroWidth && isMarker(text, lineStart)) break
        this.lineStart = lineStart
        this.first = at
        this.lineEnd = lineEndAt(text, at)
        this.column = at - lineStart - zeroWidth
        return
      }
      const lf = code === LF ? at : text.indexOf('\n', at)
      if (lf === -1) break
      lineStart = lf + 1
      at = lineStart
    }
    this.lineStart = Math.min(lineStart, limit)
    this.finish()
  }

  private finish(): void {
    if (!this.done && this.lineStart < this.limit && !isMarker(this.text, this.lineStart)) this.lineStart = this.limit
    this.done = true
    this.column = -1
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}
