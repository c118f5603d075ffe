const TAB = 9
const LF = 10
const CR = 13
const SPACE = 32
const HASH = 35
const DASH = 45
const DOT = 46
const BOM = 0xfeff

/** Start of the line that holds the offset. Lines end at LF, as YAML's parsers see it. */
export function lineStartAt(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** Offset of the line's end, before LF or CRLF. */
export function lineEndAt(text: string, offset: number): number {
  const lf = text.indexOf('\n', offset)
  if (lf === -1) return text.length
  return lf > offset && text.charCodeAt(lf - 1) === CR ? lf - 1 : lf
}

/** Offset of the first character that is no blank; `end` when there is none. */
export function skipBlanks(text: string, offset: number, end: number): number {
  let at = offset
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== TAB && code !== CR && code !== BOM) break
    at++
  }
  return at
}

/** A byte order mark takes no column. */
export function columnOf(text: string, lineStart: number, offset: number): number {
  return offset - lineStart - (lineStart === 0 && text.charCodeAt(0) === BOM ? 1 : 0)
}

/** `- x` or a dash alone. */
export function isDash(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== DASH) return false
  const next = text.charCodeAt(offset + 1)
  return next === SPACE || next === TAB || next === LF || next === CR || Number.isNaN(next)
}

/** Whether a line is a document marker, `---` or `...`. */
export function isMarker(text: string, lineStart: number): boolean {
  return markerAt(text, lineStart) !== undefined
}

export function markerAt(text: string, lineStart: number): '---' | '...' | undefined {
  const at = lineStart === 0 && text.charCodeAt(0) === BOM ? 1 : lineStart
  const code = text.charCodeAt(at)
  if (code !== DASH && code !== DOT) return undefined
  if (text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code) return undefined
  const next = text.charCodeAt(at + 3)
  if (next !== SPACE && next !== TAB && next !== LF && next !== CR && !Number.isNaN(next)) return undefined
  return code === DASH ? '---' : '...'
}

export function isComment(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === HASH
}

/** `key:` followed by a blank or the line's end, not inside a comment. Half-typed words have none and end nothing. */
export function isKeyLike(text: string, offset: number, end: number): boolean {
  for (let at = offset; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === HASH && at > offset && isBlank(text.charCodeAt(at - 1))) return false
    if (code === 58 && (at + 1 >= end || isBlank(text.charCodeAt(at + 1)))) return true
  }
  return false
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}
