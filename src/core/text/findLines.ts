/** What is looked for: the text itself, never a pattern, so that no query takes longer than another. */
export interface TextQuery {
  readonly text: string
  readonly matchCase: boolean
  /** Not as a part of a longer word. */
  readonly wholeWord: boolean
}

/** A line that has the text: its first place in it. */
export interface LineHit {
  /** Zero-based, as the column, which counts UTF-16 code units. */
  readonly line: number
  readonly column: number
  /** The line without its indent; of a long one the part around the place. */
  readonly text: string
  /** Where the place is in `text`. */
  readonly start: number
  readonly end: number
}

export interface FoundLines {
  readonly hits: readonly LineHit[]
  /** Whether there are more lines than were asked for. */
  readonly more: boolean
}

/** What of a long line stands before the place, and at most of all of it. UTF-16 code units. */
const LEAD = 40
const LONGEST = 240

/** The lines that have the text, in order, at most `most`. O(length of the text). */
export function findLines(text: string, query: TextQuery, most: number): FoundLines {
  const pattern = patternOf(query)
  const hits: LineHit[] = []
  let line = 0
  let lineStart = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (hits.length === most) return { hits, more: true }
    for (
      let next = text.indexOf('\n', lineStart);
      next >= 0 && next < found.index;
      next = text.indexOf('\n', next + 1)
    ) {
      line += 1
      lineStart = next + 1
    }
    const lineEnd = text.indexOf('\n', found.index)
    hits.push(hitOf(text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd), line, found.index - lineStart, found[0]))
    if (lineEnd < 0) break
    pattern.lastIndex = lineEnd + 1
  }
  return { hits, more: false }
}

function hitOf(whole: string, line: number, column: number, found: string): LineHit {
  const indent = Math.min(column, whole.length - whole.trimStart().length)
  const from = column - indent > LEAD && whole.length - indent > LONGEST ? column - LEAD : indent
  const text = whole.slice(from, from + Math.max(LONGEST, column - from + found.length)).trimEnd()
  return { line, column, text, start: column - from, end: column - from + found.length }
}

/** Letters of both cases are the engine's to know: lower-casing the text would move the places in it. */
function patternOf({ text, matchCase, wholeWord }: TextQuery): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  const word = String.raw`[\p{L}\p{N}_]`
  return new RegExp(wholeWord ? `(?<!${word})${literal}(?!${word})` : literal, matchCase ? 'gu' : 'giu')
}
