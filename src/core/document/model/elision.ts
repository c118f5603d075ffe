import type { TextEdit } from '../../text/range.ts'
import type { OutlineEntry } from '../outline/outlineEntry.ts'

/** A part that is left out, and what stands there instead. Offsets count from the start of the part that is cut. */
export interface Cut {
  readonly start: number
  readonly end: number
  readonly placeholder: string
}

interface PlacedCut extends Cut {
  /** In the elided text. */
  readonly at: number
}

/**
 * A text with some parts left out, so that the rest parses alone: an entry without its child items (its own text),
 * or a few items of a list without their neighbours. Maps offsets between the two. The elided text may stay the same
 * while this changes, when a part that is left out grows.
 */
export class Elision {
  private readonly cuts: readonly PlacedCut[]

  /** `indent` blanks stand before the first character, to keep its columns. */
  constructor(
    cuts: readonly Cut[],
    readonly indent: number,
  ) {
    let left = indent
    this.cuts = cuts.map((cut) => {
      const placed = { ...cut, at: cut.start + left }
      left += cut.placeholder.length - (cut.end - cut.start)
      return placed
    })
  }

  /** An entry without its child items, each list of them replaced by one item: an empty one, or what `name` says. */
  static ofChildren(entry: OutlineEntry, indent: number, name: (cut: number) => string = () => '~'): Elision {
    const cuts = entry.lists.flatMap((list, at): Cut[] => {
      const start = list.offsets[0]
      const last = list.items.at(-1)
      if (start === undefined || !last) return []
      const end = (list.offsets.at(-1) as number) + last.length
      return [{ start, end, placeholder: (list.flow || list.name === 'body' ? '' : '- ') + name(at) }]
    })
    return new Elision(cuts, indent)
  }

  /** Where in the elided text the placeholders stand. */
  get placeholders(): readonly number[] {
    return this.cuts.map((cut) => cut.at)
  }

  /** From an offset of the elided text. One inside a placeholder goes to the start of what it replaces. */
  toWhole(offset: number): number {
    let shift = 0
    for (const { at, placeholder, start, end } of this.cuts) {
      if (offset < at) break
      if (offset < at + placeholder.length) return start
      shift += end - start - placeholder.length
    }
    return Math.max(0, offset - this.indent + shift)
  }

  /** From an offset of the whole text; inside a part that is left out: its placeholder's start. */
  toElided(offset: number): number {
    let shift = 0
    for (const { at, placeholder, start, end } of this.cuts) {
      if (offset < start) break
      if (offset < end) return at
      shift += placeholder.length - (end - start)
    }
    return offset + this.indent + shift
  }

  /**
   * Cuts an edit of the elided text at the placeholders that it spans, so that what they stand for stays, unless the
   * new text no longer has them. `undefined` when it begins or ends inside of one.
   */
  split({ range, newText }: TextEdit): TextEdit[] | undefined {
    const { start, end } = range
    const isInside = (offset: number) =>
      this.cuts.some(({ at, placeholder }) => offset > at && offset < at + placeholder.length)
    if (start < this.indent || isInside(start) || isInside(end)) return undefined
    const edits: TextEdit[] = []
    let from = start
    let rest = newText
    for (const { at, placeholder } of this.cuts) {
      if (at < start || at + placeholder.length > end) continue
      const kept = rest.indexOf(placeholder)
      if (kept === -1) continue
      edits.push({ range: { start: from, end: at }, newText: rest.slice(0, kept) })
      from = at + placeholder.length
      rest = rest.slice(kept + placeholder.length)
    }
    edits.push({ range: { start: from, end }, newText: rest })
    return edits
  }

  /** Puts the elided text of the first `length` characters together. */
  cut(length: number, slice: (start: number, end: number) => string): string {
    let text = ' '.repeat(this.indent)
    let from = 0
    for (const { start, end, placeholder } of this.cuts) {
      text += slice(from, start) + placeholder
      from = end
    }
    return text + slice(from, length)
  }
}

/** Stands for an item that is left out of a block list. */
export const EMPTY_ITEM = '- ~'
