/** The lines of a text. Their ends stay on, so that a line whose end changed is a changed line. */
export function linesOf(text: string): string[] {
  const lines: string[] = []
  // A lone CR ends a line, too; where there is none the next LF is found far quicker.
  const end = text.includes('\r') ? /\r\n|\n|\r/g : /\n/g
  let at = 0
  for (let found = end.exec(text); found; found = end.exec(text)) {
    lines.push(text.slice(at, end.lastIndex))
    at = end.lastIndex
  }
  if (at < text.length) lines.push(text.slice(at))
  return lines
}
