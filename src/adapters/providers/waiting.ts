/** Milliseconds where the provider names no time: what GitHub asks for at its secondary limits. */
const A_MINUTE = 60_000

/**
 * Milliseconds since the epoch from which a limited caller may try again; `undefined` where the answer is not about a
 * limit. GitHub limits with 403 as well as 429.
 */
export function retryTime(status: number, headers: Headers, said: string, now = Date.now()): number | undefined {
  const isLimited =
    status === 429 ||
    (status === 403 &&
      (headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after') || /rate limit/i.test(said)))
  if (!isLimited) return undefined
  return (
    timeOf(headers.get('retry-after'), now) ??
    timeOf(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'), now) ??
    now + A_MINUTE
  )
}

/** “in 30 seconds”, “in 12 minutes”. */
export function waitPhrase(retryAt: number, now = Date.now()): string {
  const seconds = Math.max(1, Math.ceil((retryAt - now) / 1000))
  const [count, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Seconds from now, seconds since the epoch (which are far more), or a date. */
function timeOf(value: string | null, now: number): number | undefined {
  if (value === null || value === '') return undefined
  const number = Number(value)
  if (Number.isNaN(number)) {
    const date = Date.parse(value)
    return Number.isNaN(date) ? undefined : date
  }
  return number > 1_000_000_000 ? number * 1000 : now + number * 1000
}
