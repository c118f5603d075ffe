import type { EntryKey } from '../document/entry.ts'
import type { Box, Layout, Slot } from './layout.ts'
import { boxOf } from './layout.ts'
import { CARD, LANE, SERVICE_ROW } from './measures.ts'

const kept = new WeakMap<Layout, readonly Slot[]>()

/**
 * Places between the service rows of the open lanes, for what runs along: bars that lie, as wide as the floor. Above and
 * below a service that stands in a parallel there is none. O(boxes), once for a layout.
 */
export function serviceSlots(layout: Layout): readonly Slot[] {
  const known = kept.get(layout)
  if (known) return known
  const slots: Slot[] = []
  const last = new Map<EntryKey, { readonly lane: Box; readonly row: Box }>()
  for (const row of layout.boxes) {
    const lane = row.kind === 'service' && row.parent !== null ? boxOf(layout, row.parent) : undefined
    if (!lane || row.list.owner !== lane.key || row.list.name !== 'steps') continue
    slots.push(slotAt(lane, row.y + (CARD.height - SERVICE_ROW) / 2, row.list.index))
    last.set(lane.key, { lane, row })
  }
  for (const { lane, row } of last.values())
    slots.push(slotAt(lane, row.y + (CARD.height + SERVICE_ROW) / 2, row.list.index + 1))
  kept.set(layout, slots)
  return slots
}

function slotAt(lane: Box, y: number, index: number): Slot {
  return {
    x: lane.x + LANE.padding,
    y,
    width: lane.width - 2 * LANE.padding,
    height: 0,
    point: { parent: lane.key, list: 'steps', index },
  }
}
