const UNITS: Readonly<Record<string, string>> = { w: 'week', d: 'day', h: 'hour', m: 'minute', s: 'second' }

/** A duration in words: `1h 30m` is "1 hour 30 minutes"; `undefined` for text that is none. */
export function durationInWords(text: string): string | undefined {
  const parts = text.trim().split(/\s+/)
  const words = parts.map((part) => {
    const match = /^(\d+)([wdhms])$/.exec(part)
    const unit = match?.[2] === undefined ? undefined : UNITS[match[2]]
    return match && unit ? `${Number(match[1])} ${unit}${Number(match[1]) === 1 ? '' : 's'}` : undefined
  })
  return words.every((word) => word !== undefined) ? words.join(' ') : undefined
}

/**
 * Why Harness's schema takes some durations and not others. Its pattern wants two digits before a first `s`, so `5s` is
 * refused while `10s` and `1h 5s` are taken. Source: docs/sources.md, the timeout pattern of the pipeline schema.
 */
export const DURATION_RULE =
  'Numbers with w, d, h, m or s, largest first: 1h 30m. Seconds alone need two digits: 10s is taken, 5s is not.'

export function breaksSecondsRule(text: string): boolean {
  return /^\d(?:s|$)/.test(text.trim()) && text.trim().endsWith('s')
}
