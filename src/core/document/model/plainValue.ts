import type { Alias, Node, Pair } from 'yaml'
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml'

/** Nodes that one value may come to when its aliases are followed: more is an alias bomb. */
const MAX_NODES = 100_000
/** Levels of collections in one value. What lies deeper is left out, as whoever reads the value recurses. */
const MAX_DEPTH = 500
/** Characters of the text that stands for a collection as a key; quoted at each level, it would double each time. */
const MAX_KEY = 1000

export interface PlainOptions {
  /** Nodes to leave out: child lists. */
  readonly elided: ReadonlySet<Node>
  /** The node that an alias names, in this text or elsewhere in the file. */
  readonly resolve: (alias: Alias) => Node | null | undefined
}

/** A parsed node as plain JS values: aliases followed, merge keys merged, `__proto__` an ordinary key. */
export function plainValue(node: Node | null | undefined, options: PlainOptions): unknown {
  return new Converter(options).convert(node)
}

class Converter {
  private count = 0
  private readonly open = new Set<Node>()

  constructor(private readonly options: PlainOptions) {}

  convert(node: Node | null | undefined): unknown {
    if (!node) return null
    if (++this.count > MAX_NODES || this.open.size > MAX_DEPTH || this.open.has(node)) return undefined
    if (isScalar(node)) return node.value
    this.open.add(node)
    const value = this.collection(node)
    this.open.delete(node)
    return value
  }

  private collection(node: Node): unknown {
    if (isAlias(node)) {
      const target = this.options.resolve(node)
      return target ? this.convert(target) : undefined
    }
    if (isSeq(node)) {
      if (this.options.elided.has(node)) return []
      return node.items.map((item) => (isPair(item) ? this.map([item]) : this.convert(item as Node)))
    }
    if (isMap(node)) return this.options.elided.has(node) ? {} : this.map(node.items)
    return undefined
  }

  private map(pairs: readonly Pair[]): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    const inherited: Record<string, unknown> = {}
    for (const pair of pairs) {
      const value = pair.value as Node | null
      if (value && this.options.elided.has(value)) continue
      const key = this.key(pair.key as Node)
      if (key === '<<' && (isAlias(value) || isMap(value) || isSeq(value))) this.merge(inherited, value)
      else set(result, key, this.convert(value))
    }
    for (const key of Object.keys(inherited)) if (!Object.hasOwn(result, key)) set(result, key, inherited[key])
    return result
  }

  private key(node: Node | null): string {
    return isScalar(node) ? String(node.value) : JSON.stringify(this.convert(node) ?? null).slice(0, MAX_KEY)
  }

  /** The first of several sources wins, as the merge key's definition has it. */
  private merge(into: Record<string, unknown>, source: Node): void {
    const value = this.convert(source)
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== 'object' || each === null) continue
      for (const [key, own] of Object.entries(each)) if (!Object.hasOwn(into, key)) set(into, key, own)
    }
  }
}

function set(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
}
