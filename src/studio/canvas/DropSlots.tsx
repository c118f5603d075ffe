import { ViewportPortal } from '@xyflow/react'
import { entryName } from '../../core/commands/entryName.ts'
import { CARD } from '../../core/layout/measures.ts'
import { activeFile } from '../state/workspace.ts'
import { useCanvas } from './canvasState.ts'
import './DropSlots.css'

/** While a card is dragged: its ghost, the slot that would take it, and why one would not. */
export function DropSlots() {
  const drag = useCanvas((state) => state.drag)
  const entry = drag ? activeFile()?.document.entry(drag.key) : undefined
  if (!drag || !entry) return null
  const { slot } = drag
  const below = slot?.height === 0
  return (
    <ViewportPortal>
      {slot ? (
        <div
          className={`${below ? 'slot-frame' : 'slot-bar'} ${drag.refusal === null ? '' : 'slot-refused'}`}
          style={
            below
              ? { left: slot.x, top: slot.y, width: CARD.width, height: CARD.height }
              : { left: slot.x - 2, top: slot.y, height: slot.height }
          }
        />
      ) : null}
      <div
        className="drag-ghost"
        style={{ left: drag.x - CARD.width / 2, top: drag.y - CARD.height / 2, width: CARD.width, height: CARD.height }}
      >
        <span>{entryName(entry)}</span>
        {drag.refusal === null ? null : <small>{drag.refusal}</small>}
      </div>
    </ViewportPortal>
  )
}
