import type { PointerEvent } from 'react'
import type { EntryKey } from '../../../core/document/entry.ts'
import { announce } from '../../state/ui.ts'
import { activeFile } from '../../state/workspace.ts'
import { useCanvas } from '../canvasState.ts'
import { viewportOf } from '../viewport.ts'
import { dropPlace } from './dropPlace.ts'
import type { Held } from './held.ts'
import { heldEntry } from './held.ts'
import { panAtEdge } from './panAtEdge.ts'

/** Screen px a pointer moves before a press becomes a drag. */
const THRESHOLD = 5
/** Frames may be far apart on a busy machine; the view does not leap for that. */
const LONGEST_FRAME = 50

/** Begins a press on a card. A click stays a click; a drag moves the entry to the slot under the pointer. */
export function startDrag(event: PointerEvent<HTMLElement>, key: EntryKey): void {
  const document = activeFile()?.document
  if (document) dragHeld(event, () => heldEntry(document, key))
}

/** A press that becomes a drag once the pointer moves; then `take` says what is in the hand. */
export function dragHeld(event: PointerEvent<HTMLElement>, take: () => Held): void {
  if (event.button !== 0 || event.target instanceof HTMLInputElement) return
  const surface = window.document.querySelector('.canvas-flow')
  let held: Held | undefined
  const from = { x: event.clientX, y: event.clientY }
  let at = from
  let dragging = false
  let frame = 0
  let before = 0
  const follow = (now: number) => {
    const { layout } = useCanvas.getState()
    if (layout && before > 0) panAtEdge(at, layout, Math.min(LONGEST_FRAME, now - before))
    before = now
    if (held) showDrag(held, at)
    frame = requestAnimationFrame(follow)
  }
  const onMove = (move: globalThis.PointerEvent) => {
    at = { x: move.clientX, y: move.clientY }
    if (dragging || Math.hypot(at.x - from.x, at.y - from.y) < THRESHOLD) return
    dragging = true
    held = take()
    surface?.toggleAttribute('data-dragging', true)
    frame = requestAnimationFrame(follow)
  }
  const listening = new AbortController()
  const end = () => {
    cancelAnimationFrame(frame)
    listening.abort()
    surface?.toggleAttribute('data-dragging', false)
    useCanvas.setState({ drag: null })
  }
  const onUp = () => {
    if (held) {
      showDrag(held, at)
      // The click that follows a drag is not a selection.
      swallowClick()
      drop()
    }
    end()
  }
  const onKey = (press: KeyboardEvent) => {
    if (press.key !== 'Escape' || !dragging) return
    press.stopPropagation()
    end()
    announce('Not moved')
  }
  const { signal } = listening
  globalThis.addEventListener('pointermove', onMove, { signal })
  globalThis.addEventListener('pointerup', onUp, { signal })
  globalThis.addEventListener('pointercancel', end, { signal })
  globalThis.addEventListener('keydown', onKey, { signal, capture: true })
}

function swallowClick(): void {
  const swallow = (click: MouseEvent) => click.stopPropagation()
  globalThis.addEventListener('click', swallow, { capture: true })
  // It comes in this very task, or not at all.
  setTimeout(() => globalThis.removeEventListener('click', swallow, { capture: true }))
}

function showDrag(held: Held, at: { x: number; y: number }): void {
  const document = activeFile()?.document
  const { layout } = useCanvas.getState()
  const point = viewportOf().toCanvas(at)
  if (document && layout && point)
    useCanvas.setState({ drag: { held, at, ...dropPlace(document, layout, held, point) } })
}

function drop(): void {
  const { drag } = useCanvas.getState()
  if (!drag) return
  const { held, slot, refusal } = drag
  if (!slot) announce('Not moved. Let go on a line, or below a step')
  else if (refusal !== null) announce(`Not moved. ${refusal}`)
  else held.drop(slot)
}
