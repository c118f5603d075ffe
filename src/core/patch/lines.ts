/** Offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isLineEnd(text[start - 1])) start -= 1
  return start
}

/** Offset after the text of the line that holds `at`, before its line end. */
export function lineTextEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isLineEnd(text[end])) end += 1
  return end
}

/** Offset after the line end of the line that holds `at`. */
export function nextLine(text: string, at: number): number {
  const end = lineTextEnd(text, at)
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(text.length, end + 1)
}

/** Offset before the line end that ends at `at`; `at` itself where none does. */
export function lineBreakBefore(text: string, at: number): number {
  if (at >= 2 && text.startsWith('\r\n', at - 2)) return at - 2
  return at > 0 && isLineEnd(text[at - 1]) ? at - 1 : at
}

export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** The line's text from `from`, without its end. */
export function lineAt(text: string, from: number): string {
  return text.slice(from, lineTextEnd(text, from))
}

/** The lines of a text, without their ends. A last line end ends the last line, it does not begin another. */
export function linesOf(text: string): string[] {
  return text.slice(0, lineBreakBefore(text, text.length)).split(/\r\n|\r|\n/)
}

function isLineEnd(char: string | undefined): boolean {
  return char === '\n' || char === '\r'
}
