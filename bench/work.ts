import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ts: number
  /** Microseconds of processor time, on the event's own thread. */
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly type?: string } }
}

/**
 * Milliseconds of processor time that the page's main thread spends on each key pressed in `run`, by Chromium's own trace:
 * its handlers and what they set off before the thread is free again (text, problems, React). What another program takes of
 * the processor meanwhile does not count, nor do the frame that is painted later and work that waits for a pause.
 */
export async function workPerKey(browser: Browser, page: Page, run: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline'] })
  await run()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] }
  const presses = trace.traceEvents
    .filter(({ name, args }) => name === 'EventDispatch' && /^key(?:down|press)$/.test(args?.data?.type ?? ''))
    .toSorted((a, b) => a.ts - b.ts)
  const work: number[] = []
  for (const { args, tdur = 0 } of presses) {
    if (args?.data?.type === 'keydown') work.push(0)
    work.push((work.pop() ?? 0) + tdur / 1000)
  }
  return work
}
