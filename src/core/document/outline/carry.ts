import type { TextEdit } from '../../text/range.ts'

/** Carries ranges of the text before some edits into the text after them. */
export class Carry {
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  /** What all edits up to and including this one add to later offsets. */
  private readonly shifts: number[] = []

  constructor(edits: readonly TextEdit[]) {
    let shift = 0
    for (const { range, newText } of edits) {
      shift += newText.length - (range.end - range.start)
      this.starts.push(range.start)
      this.ends.push(range.end)
      this.shifts.push(shift)
    }
  }

  /** The new start of a range that no edit touches; `undefined` for a touched one. An insertion at its end touches it. */
  untouched(start: number, end: number): number | undefined {
    const before = this.editsEndingBy(start)
    const next = this.starts[before]
    if (next !== undefined && next <= end) return undefined
    return start + (before === 0 ? 0 : (this.shifts[before - 1] as number))
  }

  /** Where an offset goes; one inside an edit goes to the edit's new end. */
  offset(offset: number): number {
    const before = this.editsEndingBy(offset)
    const shift = before === 0 ? 0 : (this.shifts[before - 1] as number)
    const start = this.starts[before]
    if (start === undefined || start >= offset) return offset + shift
    return (this.ends[before] as number) + (this.shifts[before] as number)
  }

  /** How many edits end at or before the offset. */
  private editsEndingBy(offset: number): number {
    let low = 0
    let high = this.ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ends[middle] as number) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
