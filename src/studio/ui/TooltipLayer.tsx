import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Keys } from './Kbd.tsx'
import './Tooltip.css'

/** Milliseconds over a control until its tooltip shows. */
const DELAY = 400
/** Pixels from the control, and from the window's edge. */
const GAP = 6
const EDGE = 8

/**
 * The tooltip of whatever names one by `data-tip`: one for the page, since one for each control would be drawn with it.
 * Escape closes it; it describes its control while it is shown, unless it only repeats the control's name.
 */
export function TooltipLayer() {
  const [control, setControl] = useState<HTMLElement | null>(null)
  useEffect(() => follow(setControl), [])
  return control ? <Tip control={control} /> : null
}

function follow(show: (control: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let about: HTMLElement | null = null
  const aim = (control: HTMLElement | null, delay: number) => {
    if (control === about) return
    clearTimeout(timer)
    about = control
    show(null)
    if (control) timer = setTimeout(() => control.isConnected && show(control), delay)
  }
  const onOver = (event: Event) => aim(controlAt(event.target), DELAY)
  const onFocus = (event: Event) => {
    const control = controlAt(event.target)
    if (control?.matches(':focus-visible')) aim(control, 0)
  }
  const onEnd = () => aim(null, 0)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') aim(null, 0)
  }
  const listeners = [
    ['pointerover', onOver],
    ['focusin', onFocus],
    ['focusout', onEnd],
    ['pointerdown', onEnd],
    // Also by key: what is pressed may go away.
    ['click', onEnd],
    ['wheel', onEnd],
  ] as const
  for (const [type, listener] of listeners) document.addEventListener(type, listener, { passive: true })
  document.addEventListener('keydown', onKey, true)
  return () => {
    clearTimeout(timer)
    for (const [type, listener] of listeners) document.removeEventListener(type, listener)
    document.removeEventListener('keydown', onKey, true)
  }
}

function controlAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
}

function Tip({ control }: { control: HTMLElement }) {
  const id = useId()
  const element = useRef<HTMLDivElement>(null)
  const text = control.dataset.tip ?? ''
  const keys = control.dataset.tipKeys
  useLayoutEffect(() => {
    if (element.current) place(element.current, control.getBoundingClientRect())
  }, [control])
  useEffect(() => {
    if (control.getAttribute('aria-label') === text || control.hasAttribute('aria-describedby')) return undefined
    control.setAttribute('aria-describedby', id)
    return () => control.removeAttribute('aria-describedby')
  }, [control, id, text])
  return (
    <div ref={element} id={id} className="tooltip" role="tooltip">
      {text}
      {keys === undefined ? null : <Keys keys={keys} />}
    </div>
  )
}

/** Below its control, or above where there is no room; never outside of the window. */
function place(tip: HTMLElement, { left, top, bottom, width }: DOMRect): void {
  const { offsetWidth, offsetHeight } = tip
  const below = bottom + GAP + offsetHeight <= innerHeight - EDGE
  const centred = left + width / 2 - offsetWidth / 2
  tip.style.left = `${Math.max(EDGE, Math.min(centred, innerWidth - EDGE - offsetWidth))}px`
  tip.style.top = `${below ? bottom + GAP : top - GAP - offsetHeight}px`
}
