import type { WatchLine } from '../../core/repo/companionProtocol.ts'
import { ALIVE_INTERVAL } from '../../core/repo/companionProtocol.ts'
import type { WatchEvent } from '../../core/repo/fileHost.ts'
import type { Calls } from './calls.ts'
import { readLines } from './readLines.ts'

/** Milliseconds before the first try to come back, and at most between two. */
const FIRST_WAIT = 1000
const LONGEST_WAIT = 5000
/** Milliseconds of silence after which a connection counts as lost: a machine that slept tells nobody. */
const SILENCE = ALIVE_INTERVAL * 3

/**
 * Listens for as long as somebody wants to. A connection that ends is made again; `lost` is told once when it ends and
 * `back` once when it stands again, after which the listener should look at everything anew: events may be missing.
 */
export function watchStream(calls: Calls, listener: (event: WatchEvent) => void): () => void {
  const stopped = new AbortController()
  void keepListening(calls, listener, stopped.signal)
  return () => stopped.abort()
}

async function keepListening(calls: Calls, listener: (event: WatchEvent) => void, stopped: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT
  let isLost = false
  while (!stopped.aborted) {
    await readStream(calls, stopped, (line) => {
      if (stopped.aborted || line.kind === 'alive') return
      if (line.kind !== 'ready') return listener(line)
      wait = FIRST_WAIT
      if (isLost) listener({ kind: 'back' })
      isLost = false
    })
    if (stopped.aborted) return
    if (!isLost) listener({ kind: 'lost' })
    isLost = true
    await pause(wait, stopped)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

/** Resolves when the connection has ended, for whatever reason. */
async function readStream(calls: Calls, stopped: AbortSignal, onLine: (line: WatchLine) => void): Promise<void> {
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), SILENCE)
  const signal = AbortSignal.any([stopped, silent.signal])
  try {
    await readLines(await calls.send({ path: '/watch', signal }), (line) => {
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), SILENCE)
      onLine(line as WatchLine)
    })
  } catch (error) {
    // Not answered, refused, broken off or silent: all of it is "lost", which the caller tells. A listener's bug is not.
    if (!isConnectionEnd(error, signal)) throw error
  } finally {
    clearTimeout(timer)
  }
}

function isConnectionEnd(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || error instanceof TypeError || (error instanceof Error && error.name === 'HostError')
}

function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stopped.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
