/** UTF-16 code units. Harness takes compiled YAML up to 3 MB; more than ten times that is no pipeline. */
const MAX_LENGTH = 40_000_000
/** UTF-16 code units of one line. A script of that length has lines; parsers take a minute over a list of that length. */
export const MAX_LINE = 1_000_000

/** Why a text is not read any further, and where that begins. */
export interface TooMuch {
  readonly kind: 'text' | 'line'
  readonly offset: number
  /** After the name of the file, or "The text". */
  readonly sentence: string
}

/** `undefined` for a text that is small enough to be read as a whole within seconds. */
export function tooMuch(text: string): TooMuch | undefined {
  if (text.length > MAX_LENGTH) {
    const millions = Math.round(text.length / 1e6)
    return {
      kind: 'text',
      offset: 0,
      sentence: `has ${millions} million characters: split it, Harness takes at most 3 MB`,
    }
  }
  for (let start = 0; text.length - start > MAX_LINE; ) {
    // The last line end that still keeps the line short enough; from there the next one counts.
    const window = text.slice(start, start + MAX_LINE + 1)
    const end = Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\r'))
    if (end === -1)
      return {
        kind: 'line',
        offset: start,
        sentence: 'has a line of more than a million characters: break it into shorter ones',
      }
    start += end + 1
  }
  return undefined
}
