import type { TextBuffer } from '../../text/buffer.ts'

/** Start of the line (as a YAML parser counts lines) that holds an offset. */
export function lineStartIn(buffer: TextBuffer, offset: number): number {
  const step = 256
  for (let end = offset; end > 0; end -= step) {
    const start = Math.max(0, end - step)
    const lf = buffer.slice(start, end).lastIndexOf('\n')
    if (lf !== -1) return start + lf + 1
  }
  return 0
}

/** A byte order mark takes no column. */
export function columnAt(buffer: TextBuffer, offset: number): number {
  const lineStart = lineStartIn(buffer, offset)
  return offset - lineStart - (lineStart === 0 && offset > 0 && buffer.slice(0, 1) === '\ufeff' ? 1 : 0)
}
