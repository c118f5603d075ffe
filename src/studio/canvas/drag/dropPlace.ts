import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Layout, Point, Slot } from '../../../core/layout/layout.ts'
import { CARD } from '../../../core/layout/measures.ts'
import { serviceSlots } from '../../../core/layout/serviceSlots.ts'
import type { Held } from './held.ts'

/** Canvas px within which a slot takes what is dragged. */
const REACH = 140

/** Where what is dragged would go, and why not if that will not do. */
export interface DropPlace {
  readonly slot: Slot | null
  readonly refusal: string | null
}

/** The place nearest to a point of the canvas. A service may also go between the rows of services. */
export function dropPlace(document: PipelineDocument, layout: Layout, held: Held, point: Point): DropPlace {
  const rows = held.isService ? serviceSlots(layout) : []
  const slot = nearest([...layout.slots, ...rows], point)
  if (!slot) return { slot, refusal: null }
  const verdict = held.may(document, slot)
  return { slot, refusal: verdict.allowed ? null : verdict.reason }
}

function nearest(slots: readonly Slot[], point: Point): Slot | null {
  let best: { readonly slot: Slot; readonly distance: number } | undefined
  for (const slot of slots) {
    const distance = distanceTo(slot, point)
    if (distance < REACH && (!best || distance < best.distance)) best = { slot, distance }
  }
  return best?.slot ?? null
}

function distanceTo(slot: Slot, { x, y }: Point): number {
  if (slot.width !== undefined) return Math.hypot(Math.max(slot.x - x, 0, x - slot.x - slot.width), y - slot.y)
  const middle =
    slot.height === 0 ? { x: slot.x + CARD.width / 2, y: slot.y } : { x: slot.x, y: slot.y + slot.height / 2 }
  return Math.hypot(x - middle.x, (y - middle.y) * 1.2)
}
