/** The lines of a text, found once. */
export class Lines {
  private readonly starts = [0]

  constructor(private readonly content: string) {
    for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) this.starts.push(at + 1)
  }

  /** One-based, in UTF-16 code units. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let [low, high] = [0, this.starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.startOf(middle) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - this.startOf(low) + 1 }
  }

  /** What stands in a line, counted from 1; with its end. */
  text(line: number): string {
    return this.content.slice(this.startOf(line - 1), this.starts[line])
  }

  private startOf(index: number): number {
    return this.starts[index] ?? 0
  }
}
