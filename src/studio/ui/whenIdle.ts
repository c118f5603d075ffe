/** Runs once when the page has a moment, at the latest after so many milliseconds. Returns how to call it off. */
export function whenIdle(run: () => void, latest: number): () => void {
  // Safari has no idle callbacks.
  if (globalThis.requestIdleCallback === undefined) {
    const timer = setTimeout(run)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: latest })
  return () => cancelIdleCallback(handle)
}
