import { Lexer } from 'yaml'

/**
 * Levels of blocks, and of brackets, that are read. The parser recurses; far below the depth at which its stack ends in
 * an exception it can end the whole process instead, so nobody may call it with a deeper text.
 */
const MAX_LEVELS = 250

/* What the lexer of `yaml` puts between the characters of the text. */
const DOCUMENT = '\u0002'
/** Ends all open brackets at once, where a line is not indented as they need it. */
const FLOW_END = '\u0018'
/** What follows is a scalar, whatever it looks like. */
const SCALAR = '\u001F'
const MARKS = new Set([DOCUMENT, FLOW_END, SCALAR])

const OPENERS = /[[{]/g
/** Blanks at a line's start, then indicators that each begin a level: `- - ? x`. */
const LINE_START = /^([ \t]*)((?:[-?:][ \t]+)*)(?=[^ \t\r\n#]|[-?:]$)/gm

/** The offset at which a text is nested deeper than it may be; `undefined` for what can be parsed. */
export function tooDeepAt(text: string): number | undefined {
  return blocksTooDeepAt(text) ?? bracketsTooDeepAt(text)
}

/** Lines that stand further and further right. Lines of scalars count too: a text that goes right for so long is no script. */
function blocksTooDeepAt(text: string): number | undefined {
  if (text.length < MAX_LEVELS) return undefined
  const columns: number[] = []
  for (const { 0: whole, 1: blanks = '', index } of text.matchAll(LINE_START)) {
    while ((columns.at(-1) ?? -1) >= blanks.length) columns.pop()
    columns.push(blanks.length)
    const compact = whole.length === blanks.length ? 0 : whole.slice(blanks.length).split(/[ \t]+/).length - 1
    if (columns.length + compact > MAX_LEVELS) return index + blanks.length
  }
  return undefined
}

/** Read by the lexer, which alone knows a bracket from a character in a scalar and does not recurse. */
function bracketsTooDeepAt(text: string): number | undefined {
  let openers = 0
  for (const _ of text.matchAll(OPENERS)) if (++openers > MAX_LEVELS) break
  if (openers <= MAX_LEVELS) return undefined
  let depth = 0
  let offset = 0
  let before = ''
  for (const token of new Lexer().lex(text)) {
    const isMark = before !== SCALAR && MARKS.has(token)
    if (before !== SCALAR) {
      if (token === '[' || token === '{') depth += 1
      else if (token === ']' || token === '}') depth -= 1
      else if (token === FLOW_END) depth = 0
    }
    if (depth > MAX_LEVELS) return offset
    if (!isMark) offset += token.length
    before = token
  }
  return undefined
}
