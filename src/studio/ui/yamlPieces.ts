export type PieceKind = 'key' | 'string' | 'literal' | 'comment' | 'expression' | 'punctuation'
export interface Piece {
  readonly text: string
  readonly kind: PieceKind
}

const COMMENT = /(?:^|\s)#.*$/
const KEY = /^(\s*(?:- +)*)([^\s:#"'[\]{}-][^:#"'[\]{}]*|"[^"]*"|'[^']*')(:)(?=\s|$)/
const LITERAL = /^(?:true|false|null|~|-?\d+(?:\.\d+)?)$/

/** The pieces of one line of YAML, for reading: told from the line alone, so a line of a script may look like a key. */
export function yamlPieces(line: string): Piece[] {
  const key = KEY.exec(line)
  const pieces: Piece[] = key
    ? [
        { text: key[1] ?? '', kind: 'punctuation' },
        { text: key[2] ?? '', kind: 'key' },
        { text: ':', kind: 'punctuation' },
      ]
    : []
  const rest = line.slice(key?.[0].length ?? 0)
  const comment = COMMENT.exec(rest)
  const value = comment ? rest.slice(0, comment.index) : rest
  for (const text of value.split(/(<\+(?:[^<>]|<\+[^<>]*>)*>)/)) {
    if (text.startsWith('<+')) pieces.push({ text, kind: 'expression' })
    else
      pieces.push({
        text,
        kind: LITERAL.test(text.trim()) ? 'literal' : /^[\s-]*$/.test(text) ? 'punctuation' : 'string',
      })
  }
  if (comment) pieces.push({ text: comment[0], kind: 'comment' })
  return pieces.filter(({ text }) => text !== '')
}
