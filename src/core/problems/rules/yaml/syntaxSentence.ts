import type { SyntaxProblem } from '../../../document/entry.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Tabs cannot indent YAML: use spaces',
  BAD_INDENT: 'This line is indented unlike its neighbours: give it the same indentation as the keys beside it',
  MULTILINE_IMPLICIT_KEY: 'A key and its colon must stand on one line: add ": " after the key, or indent this line',
  BLOCK_AS_IMPLICIT_KEY: 'Two keys stand on one line: put the second on its own line, or the value in quotes',
  BLOCK_IN_FLOW: 'Inside [ ] or { } a dash or an indented key is not allowed: close the bracket first',
  BAD_ALIAS: 'This alias is not complete: put the value in quotes if * is meant as text',
  BAD_DQ_ESCAPE: 'This backslash sequence is not known inside double quotes: write \\\\ or use single quotes',
  BAD_SCALAR_START: 'A plain value cannot begin with this character: put the value in quotes',
  BAD_DIRECTIVE: 'This directive is not known: remove the line that begins with %',
  BAD_COLLECTION_TYPE: 'The tag does not fit the value: remove the tag',
  KEY_OVER_1024_CHARS: 'A key may have at most 1,024 characters: write a colon after the key, or shorten it',
  MULTIPLE_ANCHORS: 'One value can have only one anchor: remove the other',
  MULTIPLE_TAGS: 'One value can have only one tag: remove the other',
  TAG_RESOLVE_FAILED: 'Harness does not know this tag: remove it',
  RESOURCE_EXHAUSTION: 'This is nested too deep to be read',
}

/** What to do about an error of the parser. `text` is the entry's. */
export function syntaxSentence({ code, message, range }: SyntaxProblem, text: string): string {
  if (code === 'MISSING_CHAR') return missing(message)
  if (code === 'UNEXPECTED_TOKEN' || code === 'IMPOSSIBLE') return unexpected(text.slice(range.start, range.end))
  return (code === undefined ? undefined : SENTENCES[code]) ?? plain(message)
}

function missing(message: string): string {
  if (/quote/.test(message)) return 'This quote is not closed: add the closing quote at the end of the value'
  if (/comments? must be separated|Comments must be/i.test(message)) return 'Put a space before # to begin a comment'
  if (/flow (map|sequence|collection)/i.test(message)) {
    const bracket = /map/i.test(message) ? '}' : ']'
    return `This bracket is not closed: add ${/expected .*?([\]}])/.exec(message)?.[1] ?? bracket}`
  }
  if (/,/.test(message)) return 'Items between brackets need a comma between them'
  return plain(message)
}

function unexpected(found: string): string {
  const word = found.trim().split(/\s/)[0] ?? ''
  return word === ''
    ? 'Something is missing or too much here: check the line above'
    : `${word.slice(0, 30)} does not belong here: check its indentation and the line above`
}

/** The parser's first line, as a sentence of ours. */
function plain(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]?\s*$/, '').replace(/ at line \d+, column \d+/, '')
}
