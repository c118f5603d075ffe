/** "2 spaces · UTF-8 · LF", told from the beginning of a file. */
export function textFacts(text: string): string {
  const step = /^(?:[^\n]*:[ \t]*\r?\n)( +)\S/m.exec(text)?.[1]?.length ?? 2
  const crlf = text.includes('\r\n')
  const lf = /(^|[^\r])\n/.test(text)
  return [
    `${step} spaces`,
    text.startsWith('\uFEFF') ? 'UTF-8 with BOM' : 'UTF-8',
    crlf && lf ? 'Mixed line ends' : crlf ? 'CRLF' : 'LF',
  ].join(' · ')
}
