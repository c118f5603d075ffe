import type { FlowLine, Point } from './layout.ts'
import { CORNER } from './measures.ts'

/** SVG path data of a flow line: straight, or with two rounded right angles. `origin` is what it counts from. */
export function linePath({ from, to, turn }: FlowLine, origin: Point = { x: 0, y: 0 }): string {
  const [x1, y1, x2, y2, x] = [from.x - origin.x, from.y - origin.y, to.x - origin.x, to.y - origin.y, turn - origin.x]
  if (y1 === y2) return `M${x1} ${y1}H${x2}`
  const down = y2 > y1 ? 1 : -1
  const corner = Math.min(CORNER, Math.abs(y2 - y1) / 2)
  return `M${x1} ${y1}H${x - corner}q${corner} 0 ${corner} ${corner * down}V${y2 - corner * down}q0 ${corner * down} ${corner} ${corner * down}H${x2}`
}

/**
 * A wire from a service's bar to a step that calls it. A step on the first row is reached from above; one below goes
 * around, through the gap beside its column, and turns `turnAbove` px over its end.
 */
export function wirePath(from: Point, end: Point, around: number | null, turnAbove: number): string {
  if (around === null) return `M${end.x} ${from.y}V${end.y}`
  const above = end.y - turnAbove
  const corner = 4
  return `M${around} ${from.y}V${above - corner}q0 ${corner} ${-corner} ${corner}H${end.x + corner}q${-corner} 0 ${-corner} ${corner}V${end.y}`
}
