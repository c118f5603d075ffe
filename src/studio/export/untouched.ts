import type { Diff } from './diffRows.ts'

/** What stayed, counted: "214 lines, 11 comments, LF line ends". */
export function untouchedInWords(diff: Diff, before: string): string {
  const crlf = before.includes('\r\n')
  const lf = /(^|[^\r])\n/.test(before)
  const ends = crlf && lf ? 'mixed line ends' : `${crlf ? 'CRLF' : 'LF'} line ends`
  return `Every other byte is as it was: ${plural(diff.unchanged, 'line')}, ${plural(diff.comments, 'comment')}, ${ends}.`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
