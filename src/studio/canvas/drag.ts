import type { PointerEvent } from 'react'
import type { Verdict } from '../../core/commands/command.ts'
import { mayMoveBeside, moveBeside } from '../../core/commands/moveBeside.ts'
import { moveEntry, mayMove } from '../../core/commands/moveEntry.ts'
import type { EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Slot } from '../../core/layout/layout.ts'
import { perform } from '../state/perform.ts'
import { announce } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { useCanvas } from './canvasState.ts'
import { viewportOf } from './viewport.ts'

/** Screen px a pointer moves before a press becomes a drag. */
const THRESHOLD = 5
/** Canvas px within which a slot takes the card. */
const REACH = 140
/** Screen px from the edge within which the canvas scrolls along, and how far a frame. */
const EDGE = 48
const SPEED = 14

/** Begins a press on a card. A click stays a click; a drag moves the entry to the slot under the pointer. */
export function startDrag(event: PointerEvent<HTMLElement>, key: EntryKey): void {
  if (event.button !== 0 || event.target instanceof HTMLInputElement) return
  const from = { x: event.clientX, y: event.clientY }
  const at = { ...from }
  let dragging = false
  let frame = 0
  const follow = () => {
    scrollAtEdge(at)
    showDrag(key, at)
    frame = requestAnimationFrame(follow)
  }
  const onMove = (move: globalThis.PointerEvent) => {
    at.x = move.clientX
    at.y = move.clientY
    if (dragging || Math.hypot(at.x - from.x, at.y - from.y) < THRESHOLD) return
    dragging = true
    follow()
  }
  const end = () => {
    cancelAnimationFrame(frame)
    globalThis.removeEventListener('pointermove', onMove)
    globalThis.removeEventListener('pointerup', onUp)
    globalThis.removeEventListener('keydown', onKey, true)
    useCanvas.setState({ drag: null })
  }
  const onUp = () => {
    const { drag } = useCanvas.getState()
    end()
    if (!dragging) return
    // The click that follows a drag is not a selection.
    swallowClick()
    if (!drag?.slot) return
    const { beside, point } = drag.slot
    if (drag.refusal !== null) announce(drag.refusal)
    else if (beside === undefined) perform(moveEntry, { key, point })
    else perform(moveBeside, { key, beside })
  }
  const onKey = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return
    press.stopPropagation()
    end()
  }
  globalThis.addEventListener('pointermove', onMove)
  globalThis.addEventListener('pointerup', onUp)
  globalThis.addEventListener('keydown', onKey, true)
}

function swallowClick(): void {
  const swallow = (click: MouseEvent) => click.stopPropagation()
  globalThis.addEventListener('click', swallow, { capture: true })
  // It comes in this very task, or not at all.
  setTimeout(() => globalThis.removeEventListener('click', swallow, { capture: true }))
}

function showDrag(key: EntryKey, screen: { x: number; y: number }): void {
  const document = activeFile()?.document
  const { layout } = useCanvas.getState()
  const point = viewportOf().toCanvas(screen)
  if (!document || !layout || !point) return
  const slot = nearestSlot(layout.slots, point)
  const verdict = slot && mayDrop(document, key, slot)
  useCanvas.setState({ drag: { key, ...point, slot, refusal: verdict && !verdict.allowed ? verdict.reason : null } })
}

function mayDrop(document: PipelineDocument, key: EntryKey, { beside, point }: Slot): Verdict {
  return beside === undefined ? mayMove(document, key, point) : mayMoveBeside(document, { key, beside })
}

function nearestSlot(slots: readonly Slot[], { x, y }: { x: number; y: number }): Slot | null {
  let best: { readonly slot: Slot; readonly distance: number } | undefined
  for (const slot of slots) {
    const middle = slot.height === 0 ? { x: slot.x + 104, y: slot.y } : { x: slot.x, y: slot.y + slot.height / 2 }
    const distance = Math.hypot(x - middle.x, (y - middle.y) * 1.2)
    if (distance < REACH && (!best || distance < best.distance)) best = { slot, distance }
  }
  return best?.slot ?? null
}

function scrollAtEdge({ x, y }: { x: number; y: number }): void {
  const viewport = viewportOf()
  const box = viewport.box()
  if (!box) return
  const pull = (at: number, low: number, high: number) => (at < low + EDGE ? SPEED : at > high - EDGE ? -SPEED : 0)
  const [dx, dy] = [pull(x, box.left, box.right), pull(y, box.top, box.bottom)]
  if (dx !== 0 || dy !== 0) viewport.panBy(dx, dy)
}
