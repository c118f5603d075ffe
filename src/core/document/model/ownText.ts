import type { OutlineEntry } from '../outline/outlineEntry.ts'

/** A run of child items that was left out, and what stands there instead. */
interface Cut {
  /** In the entry. */
  readonly start: number
  readonly end: number
  /** In the own text. */
  readonly at: number
  readonly placeholder: string
}

/**
 * An entry's own text is its text with its child items left out, each run of them replaced by one empty item, so that
 * it parses alone. This maps offsets between the two. It changes when a child grows; the own text does not.
 */
export class OwnMap {
  private readonly cuts: readonly Cut[]

  /** `indent` blanks stand before the entry's first character, to keep its columns. */
  constructor(
    entry: OutlineEntry,
    readonly indent: number,
  ) {
    let left = indent
    this.cuts = entry.lists.flatMap((list) => {
      const start = list.offsets[0]
      const last = list.items.at(-1)
      if (start === undefined || !last) return []
      const end = (list.offsets.at(-1) as number) + last.length
      const placeholder = list.flow || list.name === 'body' ? '~' : '- ~'
      const cut = { start, end, at: start + left, placeholder }
      left += placeholder.length - (end - start)
      return [cut]
    })
  }

  /** Where in the own text the placeholder of each list with items stands. */
  get placeholders(): readonly number[] {
    return this.cuts.map((cut) => cut.at)
  }

  /** From an offset of the own text to one of the entry. A placeholder stands for the start of what it replaces. */
  toEntry(offset: number): number {
    let shift = 0
    for (const { at, placeholder, start, end } of this.cuts) {
      if (offset < at) break
      if (offset < at + placeholder.length) return start
      shift += end - start - placeholder.length
    }
    return Math.max(0, offset - this.indent + shift)
  }

  /** From an offset of the entry to one of the own text; inside a child item: its placeholder's start. */
  toOwn(offset: number): number {
    let shift = 0
    for (const { at, placeholder, start, end } of this.cuts) {
      if (offset < start) break
      if (offset < end) return at
      shift += placeholder.length - (end - start)
    }
    return offset + this.indent + shift
  }

  /** Puts the own text together. `slice` counts from the entry's start. */
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
