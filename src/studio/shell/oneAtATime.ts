/** Work that is asked for again while it is done is done once more at its end, for all who asked. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const ask = (): Promise<void> => {
    if (!running) {
      running = work().finally(() => (running = undefined))
      return running
    }
    // Whoever asked for the first has its failure.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return ask()
      })
    return next
  }
  return ask
}
