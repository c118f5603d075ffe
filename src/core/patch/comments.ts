import { Lexer } from 'yaml'

/** Before each plain or block scalar the lexer says this. */
const SCALAR = '\u001F'

/** The comments in YAML, from `#` to the end of the line. Found by the lexer: what looks like one in a script is none. */
export function commentsOf(text: string): readonly string[] {
  const lexemes = [...new Lexer().lex(text)]
  return lexemes.filter((lexeme, at) => lexeme.startsWith('#') && lexemes[at - 1] !== SCALAR)
}

export function lostComments(before: string, after: string): number {
  return commentsOf(before).length - commentsOf(after).length
}
