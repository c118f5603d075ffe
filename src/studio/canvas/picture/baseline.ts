import type { TextMark } from './marks.ts'
import { FONTS } from './marks.ts'

/** From the middle of a line to where letters stand, for a size of 1: as Inter and JetBrains Mono have it. */
const DROP = 0.363

export function baseline({ y, font }: TextMark): number {
  return y + FONTS[font].size * DROP
}
