import { useStore, ViewportPortal } from '@xyflow/react'
import { entryName } from '../../../core/commands/entryName.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { Box, Point, Slot } from '../../../core/layout/layout.ts'
import { boxOf, isService } from '../../../core/layout/layout.ts'
import { CARD } from '../../../core/layout/measures.ts'
import { useEntry, useModel } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.tsx'
import { useCanvas } from '../canvasState.ts'
import { cardSubtitle } from '../cardText.ts'
import { laneFacts } from '../laneFacts.ts'
import { entryIcon } from '../stepIcon.ts'
import './DropSlots.css'

/** While something is dragged: where it came from, the slot that would take it, its ghost, and why a slot would not. */
export function DropSlots() {
  const drag = useCanvas((state) => state.drag)
  const layout = useCanvas((state) => state.layout)
  if (!drag || !layout) return null
  const { key, look } = drag.held
  const old = key === null ? undefined : boxOf(layout, key)
  return (
    <>
      <ViewportPortal>
        {old ? <OldPlace box={old} /> : null}
        {drag.slot ? <SlotMark slot={drag.slot} isRefused={drag.refusal !== null} /> : null}
      </ViewportPortal>
      {key === null ? null : <Ghost entryKey={key} at={drag.at} />}
      {look === undefined ? null : <NewGhost {...look} at={drag.at} />}
      {drag.refusal === null ? null : <Reason text={drag.refusal} at={drag.at} />}
    </>
  )
}

function OldPlace({ box: { x, y, width, height, kind, parent } }: { box: Box }) {
  const ground = kind === 'lane' ? 'old-place-lane' : parent === null ? 'old-place-outer' : ''
  return <div className={`old-place ${ground}`} style={{ left: x, top: y, width, height }} />
}

/** A bar on the line, one that lies between services, or a frame below a step for "in parallel". */
function SlotMark({ slot: { x, y, width, height }, isRefused }: { slot: Slot; isRefused: boolean }) {
  const refused = isRefused ? 'slot-refused' : ''
  if (width !== undefined)
    return <div className={`slot-bar ${refused}`} style={{ left: x, top: y - 2, width, height: 4 }} />
  if (height > 0) return <div className={`slot-bar ${refused}`} style={{ left: x - 2, top: y, width: 4, height }} />
  return <div className={`slot-frame ${refused}`} style={{ left: x, top: y, width: CARD.width, height: CARD.height }} />
}

/** The card in the hand, below and beside the pointer, so that the slot stays in sight. */
function Ghost({ entryKey, at }: { entryKey: EntryKey; at: Point }) {
  const entry = useEntry(entryKey)
  const model = useModel(entryKey)
  const zoom = useStore((state) => state.transform[2])
  if (!entry) return null
  const isGroup = entry.kind === 'stepGroup' || entry.kind === 'insert'
  return (
    <div
      className="card drag-ghost"
      aria-hidden="true"
      style={{ width: CARD.width, height: CARD.height, left: at.x, top: at.y, transform: `scale(${0.92 * zoom})` }}
    >
      <span className={isService(entry) ? 'card-tile card-tile-service' : 'card-tile'}>
        <Icon name={entryIcon(entry)} />
      </span>
      <span className="card-body">
        <span className="card-name">{entryName(entry)}</span>
        {isGroup ? (
          <span className="drag-ghost-facts">{laneFacts(entry, model).counts}</span>
        ) : (
          <span className="card-id">{cardSubtitle(entry, model)}</span>
        )}
      </span>
    </div>
  )
}

/** Of what is not in the file yet. */
function NewGhost({ title, type, icon, at }: { title: string; type: string; icon: IconName; at: Point }) {
  const zoom = useStore((state) => state.transform[2])
  return (
    <div
      className="card drag-ghost"
      aria-hidden="true"
      style={{ width: CARD.width, height: CARD.height, left: at.x, top: at.y, transform: `scale(${0.92 * zoom})` }}
    >
      <span className="card-tile">
        <Icon name={icon} />
      </span>
      <span className="card-body">
        <span className="card-name">{title}</span>
        <span className="card-id">{type}</span>
      </span>
    </div>
  )
}

/** On whichever side of the pointer there is room. */
function Reason({ text, at }: { text: string; at: Point }) {
  const isRight = at.x > globalThis.innerWidth / 2
  return (
    <div
      className="tooltip drag-reason"
      aria-hidden="true"
      style={{ top: at.y - 38, ...(isRight ? { right: globalThis.innerWidth - at.x - 8 } : { left: at.x - 8 }) }}
    >
      <Icon name="error" size={14} />
      {text}
    </div>
  )
}
