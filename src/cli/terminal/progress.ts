/** Milliseconds of work before a bar appears, and between two drawings. */
const PATIENCE = 1000
const INTERVAL = 100
const WIDTH = 24
const CLEAR_LINE = '\r\u001B[2K'

/** A bar on stderr for work that takes over a second. Nothing where stderr is not a terminal. */
export class Progress {
  private readonly start = Date.now()
  private drawn = 0

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  static isShown(stream: NodeJS.WriteStream = process.stderr): boolean {
    return stream.isTTY && process.env['TERM'] !== 'dumb'
  }

  step(done: number): void {
    const now = Date.now()
    if (!Progress.isShown(this.stream) || now - this.start < PATIENCE || now - this.drawn < INTERVAL) return
    this.drawn = now
    const share = this.total === 0 ? 1 : Math.min(1, done / this.total)
    const full = Math.round(share * WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    this.stream.write(`${CLEAR_LINE}${this.what} ${bar} ${done} of ${this.total}`)
  }

  /** Takes the bar away, for other output or at the end. */
  clear(): void {
    if (this.drawn > 0) this.stream.write(CLEAR_LINE)
    this.drawn = 0
  }
}
