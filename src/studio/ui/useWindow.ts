import { useEffect, useState } from 'react'

/** A list of fewer rows is drawn whole: the browser's own search then finds all of it. */
const DRAWN_WHOLE = 200
/** Rows that are drawn beyond each edge, so that a turn of the wheel meets no gap. */
const BEYOND = 12
/** Rows in sight before the box has a size. */
const FIRST_SIGHT = 40

/** Of a long list of rows, all `rowHeight` px high and placed by the caller, those that are to be drawn. */
export interface Window {
  /** For the box that scrolls. */
  readonly ref: (box: HTMLElement | null) => void
  /** Half-open ranges of rows. */
  readonly drawn: Rows
  readonly inSight: Rows
  /** Scrolls no further than it takes to bring a row into sight; `undefined` until the box is there. */
  readonly show: ((index: number) => void) | undefined
}

interface Rows {
  readonly start: number
  readonly end: number
}

export function useWindow(count: number, rowHeight: number): Window {
  const [box, setBox] = useState<HTMLElement | null>(null)
  const [inSight, setInSight] = useState<Rows>({ start: 0, end: FIRST_SIGHT })
  useEffect(() => {
    if (!box) return undefined
    const look = () => {
      const start = Math.floor(box.scrollTop / rowHeight)
      const end = Math.ceil((box.scrollTop + box.clientHeight) / rowHeight)
      setInSight((before) => (before.start === start && before.end === end ? before : { start, end }))
    }
    // Tells the first size as well.
    const sizes = new ResizeObserver(look)
    sizes.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [box, rowHeight])
  const drawn =
    count <= DRAWN_WHOLE
      ? { start: 0, end: count }
      : { start: Math.max(0, inSight.start - BEYOND), end: Math.min(count, inSight.end + BEYOND) }
  const show = box ? (index: number) => bringIntoSight(box, index * rowHeight, rowHeight) : undefined
  return { ref: setBox, drawn, inSight, show }
}

function bringIntoSight(box: HTMLElement, top: number, height: number): void {
  if (top < box.scrollTop) box.scrollTo({ top })
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTo({ top: top + height - box.clientHeight })
}
