import type { Box, Layout } from '../../../core/layout/layout.ts'

/** Screen px. Keep equal to `Overview.css`. */
export const MAP = { width: 176, height: 104, inset: 10 } as const
/** What is smaller on the map is drawn this large, px. */
const LEAST = 1.5
/** The frame of the view stays large enough to be seen and taken hold of, px. */
const LEAST_FRAME = 8
/** Boxes are set on a grid this fine, px, and those that meet there are drawn once: a map has room for a few thousand. */
const GRID = 0.5

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From canvas px to px of the map: `at * scale + x`. */
export interface MapScale {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Fits the layout into the map, in its middle. */
export function mapScale({ width, height }: Layout): MapScale {
  const room = { width: MAP.width - 2 * MAP.inset, height: MAP.height - 2 * MAP.inset }
  const scale = Math.min(room.width / Math.max(1, width), room.height / Math.max(1, height), 0.2)
  return { scale, x: (MAP.width - width * scale) / 2, y: (MAP.height - height * scale) / 2 }
}

/** SVG path data of many rectangles, in px of the map. */
export function rectsPath(rects: Iterable<Rect>, { scale, x, y }: MapScale): string {
  const snap = (value: number) => Math.round(value / GRID) * GRID
  const parts = new Set<string>()
  for (const rect of rects) {
    const [width, height] = [Math.max(LEAST, snap(rect.width * scale)), Math.max(LEAST, snap(rect.height * scale))]
    parts.add(`M${snap(rect.x * scale + x)} ${snap(rect.y * scale + y)}h${width}v${height}h${-width}z`)
  }
  return [...parts].join('')
}

/** What the view shows of the canvas, in px of the map and never outside of it. */
export function frameOnMap(
  view: {
    readonly x: number
    readonly y: number
    readonly zoom: number
    readonly width: number
    readonly height: number
  },
  { scale, x, y }: MapScale,
): Rect {
  const side = (offset: number, size: number, origin: number, most: number) => {
    const start = (-offset / view.zoom) * scale + origin
    const length = Math.max(LEAST_FRAME, (size / view.zoom) * scale)
    const low = Math.min(Math.max(1, start), most - LEAST_FRAME - 1)
    return { low, length: Math.max(LEAST_FRAME, Math.min(start + length, most - 1) - low) }
  }
  const across = side(view.x, view.width, x, MAP.width)
  const down = side(view.y, view.height, y, MAP.height)
  return { x: across.low, y: down.low, width: across.length, height: down.length }
}

/** The boxes of a layout by how the map shows them. */
export function boxesByLook({ boxes }: Layout): { lanes: Box[]; cards: Box[]; services: Box[] } {
  const by = { lanes: [] as Box[], cards: [] as Box[], services: [] as Box[] }
  for (const box of boxes) (box.kind === 'lane' ? by.lanes : box.kind === 'service' ? by.services : by.cards).push(box)
  return by
}
