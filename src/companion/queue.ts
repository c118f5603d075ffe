/** Runs one piece of work after the other; a failure is its caller's and does not stop the next. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve()

  add<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work)
    this.last = next
    return next
  }
}
