import type { Layout, Point } from '../../../core/layout/layout.ts'
import { viewportOf } from '../viewport.ts'

/** Screen px from the canvas's edge within which it moves along, the faster the nearer. */
const EDGE = 56
/** Screen px a millisecond, at the edge and beyond. */
const SPEED = 0.9
/** Canvas px that may be seen beyond the first and the last box. */
const BEYOND = 160

/** Moves the view while something is held near its edge, as far as there is something to see. */
export function panAtEdge(at: Point, layout: Layout, milliseconds: number): void {
  const viewport = viewportOf()
  const box = viewport.box()
  const first = box && viewport.toCanvas({ x: box.left, y: box.top })
  const last = box && viewport.toCanvas({ x: box.right, y: box.bottom })
  if (!first || !last) return
  const step = SPEED * milliseconds
  const dx = step * pull(at.x, box.left, box.right)
  const dy = step * pull(at.y, box.top, box.bottom)
  const right = mayPan(dx, first.x, last.x, layout.width) ? dx : 0
  const down = mayPan(dy, first.y, last.y, layout.height) ? dy : 0
  if (right !== 0 || down !== 0) viewport.panBy(right, down)
}

/** From 1 at the low edge to -1 at the high one; 0 between. */
function pull(at: number, low: number, high: number): number {
  if (at < low + EDGE) return Math.min(1, (low + EDGE - at) / EDGE)
  if (at > high - EDGE) return -Math.min(1, (at - high + EDGE) / EDGE)
  return 0
}

function mayPan(by: number, first: number, last: number, size: number): boolean {
  return by > 0 ? first > -BEYOND : last < size + BEYOND
}
