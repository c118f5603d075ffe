import type { Mark, Picture, Shape } from './marks.ts'
import { FONTS } from './marks.ts'
import { baseline } from './baseline.ts'
import type { Families, Palette } from './toSvg.ts'

/** Pixels of the picture for one px of the canvas. */
const DENSITY = 2
/** What browsers hold at most: pixels on a side, and in all. */
const MOST_ON_SIDE = 16_000
const MOST_IN_ALL = 120_000_000

/** Draws a picture as a PNG, in the page's own fonts. */
export async function toPixels(picture: Picture, palette: Palette, families: Families): Promise<Blob> {
  const { x, y, width, height } = picture
  const density = Math.min(DENSITY, MOST_ON_SIDE / Math.max(width, height), Math.sqrt(MOST_IN_ALL / (width * height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  const context = canvas.getContext('2d')
  if (context) {
    context.setTransform(density, 0, 0, density, -x * density, -y * density)
    context.lineJoin = 'round'
    for (const mark of picture.marks) paint(context, mark, palette, families)
  }
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob && context ? resolve(blob) : reject(new Error('the browser cannot draw one that large. Save it as SVG')),
    ),
  )
}

function paint(context: CanvasRenderingContext2D, mark: Mark, palette: Palette, families: Families): void {
  context.save()
  if (mark.kind === 'group') {
    context.translate(mark.x, mark.y)
    context.scale(mark.scale ?? 1, mark.scale ?? 1)
    for (const each of mark.marks) paint(context, each, palette, families)
  } else if (mark.kind === 'text') {
    context.font = cssFont(mark.font, families)
    context.fillStyle = palette(mark.fill)
    context.fillText(mark.text, mark.x, baseline(mark))
  } else {
    const path = pathOf(mark)
    context.globalAlpha = mark.opacity ?? 1
    context.lineWidth = mark.strokeWidth ?? 1
    context.lineCap = mark.dash === undefined ? 'round' : 'butt'
    if (mark.dash !== undefined) context.setLineDash([mark.dash])
    if (mark.fill !== undefined) {
      context.fillStyle = palette(mark.fill)
      context.fill(path)
    }
    if (mark.stroke !== undefined) {
      context.strokeStyle = palette(mark.stroke)
      context.stroke(path)
    }
  }
  context.restore()
}

function pathOf(shape: Shape): Path2D {
  if (shape.kind === 'path') return new Path2D(shape.d)
  const path = new Path2D()
  if (shape.kind === 'circle') path.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI)
  else path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
  return path
}

/** A font as canvases want it. */
export function cssFont(name: keyof typeof FONTS, families: Families): string {
  const { family, size, weight } = FONTS[name]
  return `${weight} ${size}px ${families[family]}`
}
