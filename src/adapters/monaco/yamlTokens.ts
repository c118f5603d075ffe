/**
 * Colours for Harness YAML, line by line: keys, strings, literals, comments, `<+expressions>`, block scalars.
 * A state is what a line must know of the lines above it; it is a plain value, so an unchanged state ends re-colouring.
 */
export interface TokenState {
  /** Inside a block scalar: content deeper than `indent` is text. `-1` outside. */
  readonly block: number
  /** Open `{` and `[`. */
  readonly flow: number
  /** Inside a quoted scalar that goes on over lines. */
  readonly quote: '' | '"' | "'"
}

export type TokenKind = 'key' | 'string' | 'literal' | 'comment' | 'expression' | 'punctuation' | 'anchor' | 'text'

export interface Token {
  readonly start: number
  readonly kind: TokenKind
}

export const FIRST_STATE: TokenState = { block: -1, flow: 0, quote: '' }

const BLOCK_HEADER = /^[|>][-+0-9]*(?=\s|$)/
const PLAIN_KEY = /^[^\s#'"[\]{},&*!|>%@`-][^#]*?(?=\s*:(?:\s|$))|^-[^\s#][^#]*?(?=\s*:(?:\s|$))/
const FLOW_KEY = /^[^\s#'"[\]{},&*!|>%@`:][^#,[\]{}]*?(?=\s*:(?:\s|$))/
const LITERAL =
  /^(?:true|false|null|~|[-+]?(?:\d[\d_]*)(?:\.\d+)?(?:[eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+)(?=\s*(?:$|#|,|\]|\}))/
const LITERAL_PLAIN = /^(?:true|false|null|~|[-+]?(?:\d[\d_]*)(?:\.\d+)?(?:[eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+)$/

/** Tokens of one line, sorted by start, and the state for the next. O(length of the line). */
export function tokenizeLine(line: string, state: TokenState): { tokens: Token[]; state: TokenState } {
  const tokens: Token[] = []
  const indent = line.length - line.trimStart().length
  if (state.block >= 0 && (indent > state.block || line.trim() === '')) {
    pushText(tokens, line, 0, line.length, 'string')
    return { tokens, state }
  }
  let { flow, quote } = state
  let block = -1
  let at = 0
  // Column that block-scalar content must be deeper than: the key's, or the dash's of a bare item.
  let owner = indent

  while (at < line.length) {
    if (quote !== '') {
      const end = endOfQuoted(line, at, quote)
      pushText(tokens, line, at, end.at, 'string')
      at = end.at
      if (!end.closed) return { tokens, state: { block: -1, flow, quote } }
      quote = ''
      continue
    }
    const rest = line.slice(at)
    const char = line[at] ?? ''
    if (char === ' ' || char === '\t') {
      at += 1
      continue
    }
    if (char === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) {
      tokens.push({ start: at, kind: 'comment' })
      return { tokens, state: { block: -1, flow, quote: '' } }
    }
    if (flow === 0 && char === '-' && /^-(\s|$)/.test(rest)) {
      tokens.push({ start: at, kind: 'punctuation' })
      owner = at
      at += 1
      const next = line.slice(at).search(/\S/)
      if (next >= 0 && PLAIN_KEY.test(line.slice(at + next))) owner = at + next
      continue
    }
    if (at === 0 && /^(---|\.\.\.)(\s|$)/.test(rest)) {
      tokens.push({ start: 0, kind: 'punctuation' })
      at = 3
      continue
    }
    const key = (flow > 0 ? FLOW_KEY : PLAIN_KEY).exec(rest)
    if (key && !tokens.some((token) => token.start > 0 && token.kind === 'key' && flow === 0)) {
      tokens.push({ start: at, kind: 'key' })
      at += key[0].length
      const colon = line.indexOf(':', at)
      tokens.push({ start: colon, kind: 'punctuation' })
      at = colon + 1
      continue
    }
    if (char === '"' || char === "'") {
      const end = endOfQuoted(line, at + 1, char)
      const isKey = end.closed && /^\s*:(\s|$)/.test(line.slice(end.at))
      if (isKey) tokens.push({ start: at, kind: 'key' })
      else pushText(tokens, line, at, end.at, 'string')
      at = end.at
      if (!end.closed) quote = char
      continue
    }
    if ('[{'.includes(char)) flow += 1
    else if (']}'.includes(char)) flow = Math.max(0, flow - 1)
    if ('[]{},:?'.includes(char)) {
      tokens.push({ start: at, kind: 'punctuation' })
      at += 1
      continue
    }
    if ('&*!'.includes(char)) {
      tokens.push({ start: at, kind: 'anchor' })
      at += /^\S+/.exec(rest)?.[0].length ?? 1
      continue
    }
    if (flow === 0 && BLOCK_HEADER.test(rest)) {
      tokens.push({ start: at, kind: 'punctuation' })
      block = owner
      at += BLOCK_HEADER.exec(rest)?.[0].length ?? 1
      continue
    }
    const length = plainLength(rest, flow > 0)
    const scalar = rest.slice(0, length)
    const literal = LITERAL.exec(rest)?.[0] === scalar || LITERAL_PLAIN.test(scalar)
    pushText(tokens, line, at, at + length, literal ? 'literal' : 'string')
    at += Math.max(1, length)
  }
  return { tokens, state: { block, flow, quote } }
}

/** A plain scalar ends before ` #`, at the line's end and, in flow, at `,` and brackets outside an expression. */
function plainLength(rest: string, inFlow: boolean): number {
  let depth = 0
  for (let at = 0; at < rest.length; at += 1) {
    if (rest.startsWith('<+', at)) depth += 1
    else if (rest[at] === '>' && depth > 0) depth -= 1
    const char = rest[at] ?? ''
    if (char === '#' && at > 0 && /\s/.test(rest[at - 1] ?? '')) return rest.slice(0, at).trimEnd().length
    if (inFlow && depth === 0 && ',[]{}'.includes(char)) return rest.slice(0, at).trimEnd().length
  }
  return rest.trimEnd().length
}

function endOfQuoted(line: string, from: number, quote: '"' | "'"): { at: number; closed: boolean } {
  for (let at = from; at < line.length; at += 1) {
    if (quote === '"' && line[at] === '\\') at += 1
    else if (line[at] === quote) {
      if (quote === "'" && line[at + 1] === "'") at += 1
      else return { at: at + 1, closed: true }
    }
  }
  return { at: line.length, closed: false }
}

/** Text with its expressions told apart: `docker:<+input>` is a string and an expression. */
function pushText(tokens: Token[], line: string, start: number, end: number, kind: TokenKind): void {
  let at = start
  while (at < end) {
    const open = line.indexOf('<+', at)
    if (open < 0 || open >= end) {
      tokens.push({ start: at, kind })
      return
    }
    if (open > at) tokens.push({ start: at, kind })
    tokens.push({ start: open, kind: 'expression' })
    at = endOfExpression(line, open, end)
  }
}

/** `<+…>` with nested `<+…>`, and the methods that follow a runtime input: `<+input>.default(x)`. */
function endOfExpression(line: string, open: number, end: number): number {
  let depth = 0
  let at = open
  for (; at < end; at += 1) {
    if (line.startsWith('<+', at)) depth += 1
    else if (line[at] === '>') {
      depth -= 1
      if (depth === 0) break
    }
  }
  const close = Math.min(end, at + 1)
  const methods = /^(\.(default|allowedValues|selectOneFrom|selectManyFrom|regex|executionInput)\([^)]*\))+/.exec(
    line.slice(close, end),
  )
  return close + (methods?.[0].length ?? 0)
}
