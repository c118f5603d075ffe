import type { Color, Mark, Paint, Picture, Shape, TextMark } from './marks.ts'
import { FONTS } from './marks.ts'
import { baseline } from './baseline.ts'

export type Palette = (color: Color) => string

/** The families for `ui` and `mono`, with what stands in where they are missing. */
export interface Families {
  readonly ui: string
  readonly mono: string
}

/** A picture as an SVG file that needs nothing beside it. */
export function toSvg(picture: Picture, palette: Palette, families: Families): string {
  const { title, x, y, width, height, marks } = picture
  const fonts = Object.entries(FONTS).map(
    ([name, { family, size, weight }]) =>
      `.${name}{font:${weight} ${size}px ${families[family]};font-variant-ligatures:${family === 'mono' ? 'none' : 'normal'}}`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y, width, height].map(num).join(' ')}" width="${num(width)}" height="${num(height)}" fill="none" stroke-linecap="round" stroke-linejoin="round">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${escapeXml(fonts.join(''))}</style>`,
    ...marks.map((mark) => print(mark, palette)),
    '</svg>',
    '',
  ].join('\n')
}

function print(mark: Mark, palette: Palette): string {
  if (mark.kind === 'text') return printText(mark, palette)
  if (mark.kind !== 'group') return `<${printShape(mark)}${printPaint(mark, palette)}/>`
  const { x, y, scale, title, marks } = mark
  const place = `translate(${num(x)} ${num(y)})${scale === undefined || scale === 1 ? '' : ` scale(${num(scale)})`}`
  const said = title === undefined ? '' : `<title>${escapeXml(title)}</title>`
  return `<g transform="${place}">${said}${marks.map((each) => print(each, palette)).join('')}</g>`
}

/** `textLength` keeps a text to the room it was given where another font stands in. */
function printText(mark: TextMark, palette: Palette): string {
  if (mark.text === '') return ''
  const place = `x="${num(mark.x)}" y="${num(baseline(mark))}" textLength="${num(mark.width)}" lengthAdjust="spacingAndGlyphs"`
  return `<text class="${mark.font}" ${place} fill="${palette(mark.fill)}">${escapeXml(mark.text)}</text>`
}

function printShape(shape: Shape): string {
  switch (shape.kind) {
    case 'rect':
      return `rect x="${num(shape.x)}" y="${num(shape.y)}" width="${num(shape.width)}" height="${num(shape.height)}" rx="${num(shape.radius)}"`
    case 'circle':
      return `circle cx="${num(shape.x)}" cy="${num(shape.y)}" r="${num(shape.radius)}"`
    case 'path':
      return `path d="${shape.d}"`
  }
}

function printPaint({ fill, stroke, strokeWidth, dash, opacity }: Paint, palette: Palette): string {
  return [
    fill === undefined ? '' : ` fill="${palette(fill)}"`,
    stroke === undefined ? '' : ` stroke="${palette(stroke)}"`,
    strokeWidth === undefined || strokeWidth === 1 ? '' : ` stroke-width="${num(strokeWidth)}"`,
    dash === undefined ? '' : ` stroke-dasharray="${num(dash)}" stroke-linecap="butt"`,
    opacity === undefined ? '' : ` opacity="${num(opacity)}"`,
  ].join('')
}

/** A hundredth of a pixel is as fine as anybody sees. */
function num(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Letters that XML cannot hold at all become the sign for a lost letter. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
