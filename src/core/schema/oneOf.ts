/** Words that a sentence can name before it gets too long to read. */
const MAX_NAMED = 6

/** `must be Always, IfNotPresent or Never`. */
export function oneOf(words: readonly string[]): string {
  if (words.length > MAX_NAMED)
    return `must be one of ${words.slice(0, MAX_NAMED - 1).join(', ')} and ${words.length - MAX_NAMED + 1} more`
  const last = words.at(-1) ?? ''
  return `must be ${words.length > 1 ? `${words.slice(0, -1).join(', ')} or ` : ''}${last}`
}
