/** Offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1
  return start === 0 && text.startsWith('\uFEFF') && at > 0 ? 1 : start
}

/** Offset after the text of the line that holds `at`, before its line end. */
export function lineTextEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

/** Offset after the line end of the line that holds `at`. */
export function nextLine(text: string, at: number): number {
  const end = lineTextEnd(text, at)
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(text.length, end + 1)
}

export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** The line's text from `from`, without its end. */
export function lineAt(text: string, from: number): string {
  return text.slice(from, lineTextEnd(text, from))
}
