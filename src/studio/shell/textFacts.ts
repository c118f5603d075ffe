import { profileOf } from '../../core/text/profile.ts'

/** "2 spaces · UTF-8 · LF", told from the beginning of a file. */
export function textFacts(text: string): string {
  const crlf = text.includes('\r\n')
  const lf = /(^|[^\r])\n/.test(text)
  return [
    `${profileOf(text).indentStep} spaces`,
    text.startsWith('\uFEFF') ? 'UTF-8 with BOM' : 'UTF-8',
    crlf && lf ? 'Mixed line ends' : crlf ? 'CRLF' : 'LF',
  ].join(' · ')
}
