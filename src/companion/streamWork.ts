import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { WorkLine } from '../core/repo/companionProtocol.ts'
import type { Progress } from '../core/repo/repoHost.ts'
import { failureAnswer } from './failure.ts'

/** Answers with lines: how far the work is, each time that a percent more is done, and at last what came of it. */
export function streamWork<T>(
  context: Context,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Response {
  context.header('Content-Type', 'application/x-ndjson')
  return stream(context, async (out) => {
    const tell = (line: WorkLine<T>) => out.write(`${JSON.stringify(line)}\n`)
    let said = ''
    const onProgress = (progress: Progress) => {
      const now = `${progress.phase} ${progress.percent}`
      if (now !== said) void tell({ progress })
      said = now
    }
    try {
      await tell({ result: await work(onProgress) })
    } catch (error) {
      // The status is sent already: the failure is a line like the others.
      await tell(failureAnswer(error))
    }
  })
}
