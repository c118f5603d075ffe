import type { EntryKey } from '../../core/document/entry.ts'
import type { Box, Layout, Point } from '../../core/layout/layout.ts'
import { boxOf, lifetimeBar } from '../../core/layout/layout.ts'
import { CARD } from '../../core/layout/measures.ts'
import { wirePath } from '../../core/layout/path.ts'
import type { Service } from '../../core/serviceMap/index.ts'

/** From a card's right edge to the first wire's end, and from one end to the next. */
const WIRE_END = 30
const WIRE_STEP = 13
/** From the card's edge to a wire that goes around it, and from one such wire to the next. */
const WIRE_ASIDE = 10
const ASIDE_STEP = 6
/** Radius of the dot at a wire's end, which sits on the card's edge. */
export const DOT = 4
/** Very many wires would be a curtain: then they show only when their service is lit. */
export const MOST_AT_REST = 24

/** Falls from a service's bar to a step that calls it. Counted from the lane's corner. */
export interface Wire {
  readonly caller: EntryKey
  readonly path: string
  readonly end: Point
  /** Where it falls from the bar. */
  readonly x: number
}

/** The wires of the lane's `index`th service. A caller that is not drawn, or stands above it, has none. */
export function wiresOf(service: Service, index: number, lane: Box, layout: Layout): readonly Wire[] {
  const own = boxOf(layout, service.key)
  if (!own) return []
  const bar = lifetimeBar(own, lane)
  const from = { x: 0, y: bar.y + bar.height - lane.y }
  const firstRow = lane.y + lane.anchor - CARD.height / 2
  // From the third service on, wires around a card are one bundle: the gap has no room for more.
  const place = Math.min(index, 2)
  return service.callers.flatMap((caller) => {
    const box = boxOf(layout, caller)
    if (!box || box.y <= own.y) return []
    const right = box.x + box.width - lane.x
    const end = { x: right - endOf(index), y: box.y - lane.y - DOT + 1 }
    const isBelow = box.y > firstRow && box.height === CARD.height
    const around = isBelow ? right + WIRE_ASIDE + place * ASIDE_STEP : null
    return [{ caller, path: wirePath(from, end, around, 13 - place * 4), end, x: around ?? end.x }]
  })
}

/** Where a service's wire ends, px from the card's right edge: the second to the right of the first, others to its left. */
function endOf(index: number): number {
  if (index === 1) return WIRE_END - WIRE_STEP
  return Math.min(WIRE_END + Math.max(0, index - 1) * WIRE_STEP, CARD.width - WIRE_END)
}
