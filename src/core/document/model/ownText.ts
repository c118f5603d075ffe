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

/** An entry's own text: its child items left out, each run of them replaced by one empty item, so that it parses alone. */
export class OwnText {
  constructor(
    readonly text: string,
    /** Blanks before the entry's first character, which keep its columns. */
    readonly indent: number,
    private readonly cuts: readonly Cut[],
  ) {}

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

  /** Where in the own text the placeholder of each list stands. */
  get placeholders(): readonly number[] {
    return this.cuts.map((cut) => cut.at)
  }
}

/** Cuts an entry's own text out of a document. `column` is the column of its first character. */
export function ownTextOf(
  entry: OutlineEntry,
  start: number,
  column: number,
  slice: (start: number, end: number) => string,
): OwnText {
  const cuts: Cut[] = []
  let text = ' '.repeat(column)
  let from = 0
  for (const list of entry.lists) {
    const first = list.offsets[0]
    const last = list.items.at(-1)
    if (first === undefined || !last) continue
    const end = (list.offsets.at(-1) as number) + last.length
    text += slice(start + from, start + first)
    const placeholder = list.flow || list.name === 'body' ? '~' : '- ~'
    cuts.push({ start: first, end, at: text.length, placeholder })
    text += placeholder
    from = end
  }
  return new OwnText(text + slice(start + from, start + entry.length), column, cuts)
}
