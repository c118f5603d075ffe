import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { OfferedExpression } from '../../../core/assist/expressions.ts'
import './ExpressionList.css'

export const LIST_ID = 'expression-list'
export const optionId = (index: number) => `expression-${index}`

const WIDTH = 380
const HEIGHT = 232
const GAP = 4

interface ExpressionListProps {
  readonly control: HTMLInputElement | HTMLTextAreaElement
  /** Where the expression begins in the control's text. */
  readonly start: number
  readonly options: readonly OfferedExpression[]
  readonly active: number
  readonly onChoose: (index: number) => void
}

/** Expressions to choose from, below the place where one is typed. The control keeps the focus. */
export function ExpressionList({ control, start, options, active, onChoose }: ExpressionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const { x, y, above } = placeOf(control, start)
  const left = Math.max(GAP, Math.min(x, window.innerWidth - WIDTH - GAP))
  const fitsBelow = y + HEIGHT + GAP < window.innerHeight
  return createPortal(
    <div
      ref={list}
      id={LIST_ID}
      className="expression-list"
      role="listbox"
      aria-label="Expressions"
      style={{ left, width: WIDTH, ...(fitsBelow ? { top: y } : { bottom: window.innerHeight - above }) }}
    >
      {options.map(({ text, about }, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the control hears the keys
        <div
          key={text}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <span className="mono">{text}</span>
          <small>{about}</small>
        </div>
      ))}
    </div>,
    document.body,
  )
}

/** Below and above the line that an offset of the control's text stands in, in the window. */
function placeOf(control: HTMLInputElement | HTMLTextAreaElement, start: number) {
  const box = control.getBoundingClientRect()
  if (control instanceof HTMLInputElement) return { x: box.left, y: box.bottom + GAP, above: box.top - GAP }
  const style = getComputedStyle(control)
  const line = Number.parseFloat(style.lineHeight)
  const before = control.value.slice(0, start).split('\n')
  const column = before.at(-1)?.length ?? 0
  const top = box.top + Number.parseFloat(style.paddingTop) + (before.length - 1) * line - control.scrollTop
  // Letters of the code font are three fifths of its size wide.
  const x = box.left + column * Number.parseFloat(style.fontSize) * 0.6 - control.scrollLeft
  const clamped = Math.max(box.top, Math.min(top, box.bottom - line))
  return { x: Math.min(x, box.right), y: clamped + line + GAP, above: clamped - GAP }
}
