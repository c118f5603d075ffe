/** A line of text with what was found in it marked. */
export function MarkedLine({ line, start, end }: { line: string; start: number; end: number }) {
  return (
    <code>
      {line.slice(0, start)}
      <mark>{line.slice(start, end)}</mark>
      {line.slice(end)}
    </code>
  )
}
