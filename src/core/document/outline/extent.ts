import { columnOf, isComment, isDash, isKeyLike, isMarker, lineEndAt, lineStartAt, skipBlanks } from './lines.ts'

const KEEP_HEADER = /(?:^|[\s:-])[|>][1-9]?\+[1-9]?[ \t]*(?:#.*)?$/
const BLOCK_HEADER = /(?:^|[\s:-])[|>][-+1-9]{0,2}[ \t]*(?:#.*)?$/

/**
 * Where the text of an entry ends: with the last line that is indented deeper than `column` (its dash, or the key
 * that holds it), before the line that ends it. So a comment at the dash's column belongs to what follows, and one
 * indented deeper belongs to the entry above. Blank lines below are the entry's only if a `|+` or `>+` keeps them.
 * `childEnd` is where its last child ends, which has settled that question for the lines up to there.
 */
export function extentEnd(text: string, start: number, column: number, childEnd: number): number {
  let end = lineEndAt(text, start)
  let at = nextLine(text, end)
  while (at < text.length) {
    const lineEnd = lineEndAt(text, at)
    const first = skipBlanks(text, at, lineEnd)
    if (first < lineEnd) {
      if (columnOf(text, at, first) > column && !isMarker(text, at)) end = lineEnd
      else if (endsEntry(text, at, first, lineEnd)) break
    }
    at = nextLine(text, lineEnd)
  }
  return keptEnd(text, Math.max(start, childEnd), end, column)
}

/** The same end, found backwards from the start of the line that ends the entry (or the text's end); blank lines that are kept come on top. */
export function extentEndBefore(text: string, start: number, column: number, terminator: number): number {
  let lineStart = terminator
  while (lineStart > start) {
    const previous = lineStartAt(text, lineStart - 1)
    if (previous <= start) break
    const lineEnd = lineEndAt(text, previous)
    const first = skipBlanks(text, previous, lineEnd)
    if (first < lineEnd && columnOf(text, previous, first) > column && !isMarker(text, previous)) return lineEnd
    lineStart = previous
  }
  return lineEndAt(text, start)
}

/** Whether a line at or left of an entry's column ends it. A half-typed word does not: the steps below it stay. */
export function endsEntry(text: string, lineStart: number, first: number, lineEnd: number): boolean {
  if (isComment(text, first)) return false
  return isDash(text, first) || isMarker(text, lineStart) || isKeyLike(text, first, lineEnd)
}

/** `end`, or past the blank lines below it when the last scalar keeps them (`|+`). `start`: where the entry, or what follows its last child, starts. */
export function keptEnd(text: string, start: number, end: number, column: number): number {
  if (end <= start) return start
  let at = nextLine(text, end)
  let kept = end
  while (at < text.length) {
    const lineEnd = lineEndAt(text, at)
    if (skipBlanks(text, at, lineEnd) < lineEnd) break
    kept = lineEnd
    at = nextLine(text, lineEnd)
  }
  return kept > end && endsInKeptScalar(text, start, end, column) ? kept : end
}

/** Walks up from the last line over ever smaller indents: the outermost block header there owns the lines below. */
function endsInKeptScalar(text: string, start: number, end: number, column: number): boolean {
  let lineStart = lineStartAt(text, end)
  let indent = Number.POSITIVE_INFINITY
  let keeps = false
  while (true) {
    const lineEnd = lineEndAt(text, lineStart)
    const from = Math.max(lineStart, start)
    const first = skipBlanks(text, from, lineEnd)
    const here = columnOf(text, lineStart, first)
    if (first < lineEnd && here < indent && (here > column || lineStart <= start)) {
      const line = text.slice(first, lineEnd)
      if (indent !== Number.POSITIVE_INFINITY && BLOCK_HEADER.test(line)) keeps = KEEP_HEADER.test(line)
      indent = here
    }
    if (lineStart <= start || here <= column) return keeps
    lineStart = lineStartAt(text, lineStart - 1)
  }
}

function nextLine(text: string, lineEnd: number): number {
  const lf = text.indexOf('\n', lineEnd)
  return lf === -1 ? text.length : lf + 1
}
