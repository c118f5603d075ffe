import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { Work, WorkLine } from '../core/repo/companionProtocol.ts'
import { failureAnswer } from './failure.ts'

/**
 * Answers with lines: how far the work is or what it found, each time that this is another, and at last what came of it.
 * `signal` is aborted when the one who asked has left.
 */
export function streamWork<W extends Work<unknown, unknown>>(
  context: Context,
  work: (onProgress: (progress: W['progress']) => void, signal: AbortSignal) => Promise<W['result']>,
): Response {
  context.header('Content-Type', 'application/x-ndjson')
  return stream(context, async (out) => {
    const left = new AbortController()
    out.onAbort(() => left.abort())
    const tell = (line: WorkLine<W>) => out.write(`${JSON.stringify(line)}\n`)
    let said = ''
    const onProgress = (progress: W['progress']) => {
      const now = JSON.stringify(progress)
      if (now !== said) void tell({ progress })
      said = now
    }
    try {
      await tell({ result: await work(onProgress, left.signal) })
    } catch (error) {
      // The status is sent already: the failure is a line like the others.
      await tell(failureAnswer(error))
    }
  })
}
