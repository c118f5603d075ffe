import { COMMENT_OR_END, DOUBT, ODD_KEYS, typed } from './quickScalars.ts'

const MAX_DEPTH = 10
const BLANKS = / */y
const WORD = /[\w./<$][\w./@=<>+$-]*/y
const QUOTED = /"([^"\\\t]*)"|'([^'\t]*)'/y
const KEY = /(?:([A-Za-z_][\w.-]*)|"([^"\\\t]*)"|'([^'\t]*)'): /y
/** What may follow a word: else it goes on, and is for the full parser. */
const AFTER_WORD = / *[,\]}]/y

/** Flow lists and mappings of words on one line, as people write them: `[a, "b c"]`, `{ memory: 1Gi }`. */
export function flowValue(rest: string): unknown {
  const reader = new FlowReader(rest)
  const value = reader.value(0)
  return value !== DOUBT && COMMENT_OR_END.test(rest.slice(reader.at)) ? value : DOUBT
}

class FlowReader {
  at = 0

  constructor(private readonly text: string) {}

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) return DOUBT
    const first = this.text.charAt(this.at)
    if (first === '[') return this.list(depth)
    if (first === '{') return this.mapping(depth)
    const quoted = this.take(QUOTED)
    if (quoted) return quoted[1] ?? quoted[2]
    const [word] = this.take(WORD) ?? []
    if (word === undefined) return DOUBT
    AFTER_WORD.lastIndex = this.at
    return AFTER_WORD.test(this.text) ? typed(word) : DOUBT
  }

  private list(depth: number): unknown {
    const items: unknown[] = []
    const isDone = this.each(']', () => {
      const item = this.value(depth + 1)
      items.push(item)
      return item !== DOUBT
    })
    return isDone ? items : DOUBT
  }

  private mapping(depth: number): unknown {
    const result: Record<string, unknown> = {}
    const isDone = this.each('}', () => {
      const [head, plain, double, single] = this.take(KEY) ?? []
      const key = plain ?? double ?? single
      if (head === undefined || key === undefined || ODD_KEYS.test(key) || Object.hasOwn(result, key)) return false
      this.take(BLANKS)
      const value = this.value(depth + 1)
      result[key] = value
      return value !== DOUBT
    })
    return isDone ? result : DOUBT
  }

  /** Members with commas between them, up to the closing bracket. */
  private each(close: string, member: () => boolean): boolean {
    this.at += 1
    this.take(BLANKS)
    if (this.text.charAt(this.at) === close) return this.step()
    for (;;) {
      if (!member()) return false
      this.take(BLANKS)
      const next = this.text.charAt(this.at)
      if (next === close) return this.step()
      if (next !== ',') return false
      this.at += 1
      this.take(BLANKS)
    }
  }

  private step(): true {
    this.at += 1
    return true
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }
}
