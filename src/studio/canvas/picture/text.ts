import type { Color, FontName, TextMark } from './marks.ts'

/** How wide a text is, px. */
export type Ruler = (text: string, font: FontName) => number

interface TextStyle {
  readonly font: FontName
  readonly fill: Color
  readonly x: number
  readonly y: number
}

/** No name is read further than this, however long it is. */
const MOST_LETTERS = 200
const LETTERS = new Intl.Segmenter()

/** A text of at most `room` px, with an ellipsis for what does not fit. */
export function textMark(ruler: Ruler, text: string, style: TextStyle, room = Infinity): TextMark {
  const shown = fit(ruler, text.slice(0, MOST_LETTERS), style.font, room)
  return { kind: 'text', ...style, text: shown, width: ruler(shown, style.font) }
}

function fit(ruler: Ruler, text: string, font: FontName, room: number): string {
  if (ruler(text, font) <= room) return text
  const letters = Array.from(LETTERS.segment(text), ({ segment }) => segment)
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (ruler(`${letters.slice(0, middle).join('')}…`, font) <= room) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`
}
