import type { MouseEvent, RefObject } from 'react'
import { useCallback, useState } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { Box, Layout } from '../../core/layout/layout.ts'
import { select, selection } from '../state/perform.ts'
import { viewportOf } from './viewport.ts'

/** A rectangle on the screen, px, from the corner of the surface. */
export interface Marquee {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** With Shift a drag over free ground draws a frame, and what it touches is selected. */
export function useMarquee(surface: RefObject<HTMLElement | null>, layout: Layout) {
  const [marquee, setMarquee] = useState<Marquee | null>(null)
  const onMouseDownCapture = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const ground = event.target instanceof Element && event.target.closest('[data-key], button') === null
      const corner = surface.current?.getBoundingClientRect()
      if (!event.shiftKey || event.button !== 0 || !ground || !corner) return
      // The surface would pan.
      event.preventDefault()
      event.stopPropagation()
      const before = selection()
      const start = { x: event.clientX, y: event.clientY }
      let frame: Marquee | null = null
      const move = ({ clientX, clientY }: globalThis.MouseEvent) => {
        frame = frameOf(start, { x: clientX, y: clientY })
        setMarquee({ ...frame, x: frame.x - corner.left, y: frame.y - corner.top })
      }
      const end = () => {
        setMarquee(null)
        removeEventListener('mousemove', move)
        if (!frame) return
        // The click that follows is the end of the drag; on free ground it would let go of everything.
        addEventListener('click', stop, { capture: true, once: true })
        setTimeout(() => removeEventListener('click', stop, { capture: true }))
        // Only now: the inspector comes with the selection and moves the ground.
        select([...new Set([...before, ...touched(frame, layout)])])
      }
      addEventListener('mousemove', move)
      addEventListener('mouseup', end, { once: true })
    },
    [surface, layout],
  )
  return { marquee, onMouseDownCapture }
}

function stop(event: Event): void {
  event.stopPropagation()
}

interface Point {
  readonly x: number
  readonly y: number
}

function frameOf(a: Point, b: Point): Marquee {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}

/** The cards under a frame on the screen. A lane counts when all of it is inside: its steps stand for it otherwise. */
function touched(frame: Marquee, layout: Layout): readonly EntryKey[] {
  const from = viewportOf().toCanvas(frame)
  const to = viewportOf().toCanvas({ x: frame.x + frame.width, y: frame.y + frame.height })
  if (!from || !to) return []
  const hits = layout.boxes.filter((box) => (box.kind === 'lane' ? isWithin(box, from, to) : isTouched(box, from, to)))
  const lanes = new Set(hits.filter(({ kind }) => kind === 'lane').map(({ key }) => key))
  return hits.filter(({ parent }) => parent === null || !lanes.has(parent)).map(({ key }) => key)
}

function isTouched(box: Box, from: Point, to: Point): boolean {
  return box.x < to.x && box.x + box.width > from.x && box.y < to.y && box.y + box.height > from.y
}

function isWithin(box: Box, from: Point, to: Point): boolean {
  return box.x >= from.x && box.y >= from.y && box.x + box.width <= to.x && box.y + box.height <= to.y
}
