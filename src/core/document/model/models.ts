import type { Alias, Node } from 'yaml'
import type { TextRange } from '../../text/range.ts'
import { aliasTargets } from '../../patch/aliasTargets.ts'
import type { Path } from '../../value/value.ts'
import type { EntryKey, EntryModel, SyntaxProblem } from '../entry.ts'
import type { OutlineEntry } from '../outline/outlineEntry.ts'
import { Elision } from './elision.ts'
import { rangeInNode } from './locate.ts'
import type { ParsedOwn } from './parseOwn.ts'
import { parseOwn } from './parseOwn.ts'
import { plainValue } from './plainValue.ts'
import { quickModel } from './quickModel.ts'
import { quickRange } from './quickRange.ts'
import { shareValue } from './shareValue.ts'

/** Parsed trees kept; their values are kept for as long as their entries. */
const MAX_PARSED = 256

/** Entries whose last model is remembered: far more than are looked at, so only those that are gone fall out. */
const MAX_LATEST = 50_000

/** Places that the quick reader is asked for in one long entry; it begins at the top each time, a parsed tree does not. */
const MAX_QUICK_RANGES = 50
/** UTF-16 code units of own text. */
const LONG = 20_000

/** Finds the node that an anchor names outside of the entry's own text. */
export type AnchorLookup = (name: string) => Node | undefined

/** Models of entries, by the identity of their own text. */
export class Models {
  private readonly kept = new WeakMap<object, EntryModel>()
  /** The last models made, by entry: the next one of the same entry shares what is equal. */
  private readonly latest = new Map<EntryKey, EntryModel>()
  private readonly targets = new WeakMap<Alias, Node | undefined>()
  private readonly parsedOwn = new Map<object, ParsedOwn>()
  /** Own texts that the quick reader has read. */
  private readonly plain = new WeakSet<object>()
  private readonly quickRanges = new WeakMap<object, number>()

  constructor(
    private readonly ownText: (entry: OutlineEntry) => { readonly text: string; readonly indent: number },
    private readonly anchor: AnchorLookup,
  ) {}

  /** The same object until the entry's own text changes; with errors, also until their place in the entry does. */
  model(entry: OutlineEntry): EntryModel {
    const kept = this.kept.get(entry.own)
    if (kept && kept.usesAnchors !== true && kept.errors.length === 0) return kept
    const model = this.read(entry)
    if (kept && sameJson(kept, model)) return kept
    const before = this.latest.get(entry.key)
    const shared = before ? { ...model, value: shareValue(before.value, model.value) } : model
    this.kept.set(entry.own, shared)
    this.remember(shared)
    return shared
  }

  private remember(model: EntryModel): void {
    this.latest.delete(model.key)
    this.latest.set(model.key, model)
    if (this.latest.size <= MAX_LATEST) return
    const oldest = this.latest.keys().next()
    if (!oldest.done) this.latest.delete(oldest.value)
  }

  /** The parsed own text, from the cache or anew. */
  parsed(entry: OutlineEntry): ParsedOwn {
    const known = this.parsedOwn.get(entry.own)
    if (known) {
      this.parsedOwn.delete(entry.own)
      this.parsedOwn.set(entry.own, known)
      return known
    }
    const { text, indent } = this.ownText(entry)
    const parsed = parseOwn(entry, text, indent)
    this.parsedOwn.set(entry.own, parsed)
    if (this.parsedOwn.size > MAX_PARSED) {
      const oldest = this.parsedOwn.keys().next()
      if (!oldest.done) this.parsedOwn.delete(oldest.value)
    }
    return parsed
  }

  /** All are looked for at once: `alias.resolve` goes through the whole document for each. */
  private insideTarget(alias: Alias, document: NonNullable<ParsedOwn['document']>): Node | undefined {
    if (!this.targets.has(alias)) for (const [each, target] of aliasTargets(document)) this.targets.set(each, target)
    return this.targets.get(alias)
  }

  private read(entry: OutlineEntry): EntryModel {
    const quick = this.parsedOwn.has(entry.own) ? undefined : quickModel(entry, this.ownText(entry).text)
    if (!quick) return this.readInFull(entry)
    this.plain.add(entry.own)
    return quick
  }

  /** Range, in the own text, of what stands at a path from the entry's mapping. `undefined` when nothing does. */
  rangeInOwn(entry: OutlineEntry, path: Path, part: 'key' | 'value' | 'pair'): TextRange | undefined {
    if (part !== 'pair' && path.length > 0 && this.plain.has(entry.own) && !this.parsedOwn.has(entry.own)) {
      const { text } = this.ownText(entry)
      const isItem = entry.kind !== 'document' && text.trimStart().startsWith('- ')
      const isQuick = text.length < LONG || this.countQuickRange(entry.own) <= MAX_QUICK_RANGES
      const quick = isQuick && quickRange(text, [...(isItem ? [0] : []), ...entry.nodePath, ...path], part)
      if (quick) return quick.range
    }
    const { node, text } = this.parsed(entry)
    return rangeInNode(node, path, part, text)
  }

  private countQuickRange(own: object): number {
    const count = (this.quickRanges.get(own) ?? 0) + 1
    this.quickRanges.set(own, count)
    return count
  }

  private readInFull(entry: OutlineEntry): EntryModel {
    const { indent, document, node, elided, errors } = this.parsed(entry)
    const own = Elision.ofChildren(entry, indent)
    const missing: SyntaxProblem[] = []
    let usesAnchors = false
    const value = plainValue(node, {
      elided,
      resolve: (alias) => {
        const inside = document && this.insideTarget(alias, document)
        if (inside) return inside
        usesAnchors = true
        const outside = this.anchor(alias.source)
        if (!outside && alias.range) {
          const range = { start: alias.range[0], end: alias.range[1] }
          missing.push({ message: `No anchor &${alias.source} stands above this alias`, range })
        }
        return outside
      },
    })
    const inEntry = [...errors, ...missing].map((error) => ({
      ...error,
      range: { start: own.toWhole(error.range.start), end: own.toWhole(error.range.end) },
    }))
    return {
      key: entry.key,
      value: node === undefined ? undefined : value,
      errors: inEntry,
      ...(usesAnchors ? { usesAnchors } : {}),
    }
  }
}

function sameJson(a: EntryModel, b: EntryModel): boolean {
  return JSON.stringify([a.value, a.errors]) === JSON.stringify([b.value, b.errors])
}
