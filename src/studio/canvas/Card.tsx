/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions --
   A card is a `group` that holds buttons, so it cannot be one; its keys are heard in keys.ts. */
import type { NodeProps } from '@xyflow/react'
import type { MouseEvent, PointerEvent } from 'react'
import { memo } from 'react'
import { pointAfter } from '../../core/commands/insertion.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { renameEntry } from '../../core/commands/renameEntry.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import { isService } from '../../core/layout/layout.ts'
import { useFileView } from '../state/fileView.ts'
import { useActiveFile, useEntry, useModel, useOwnCounts } from '../state/hooks.ts'
import { perform, select, selection } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { badgesOf } from './badges.ts'
import { openChooser, useCanvas } from './canvasState.ts'
import { cardName } from './cardName.ts'
import { cardSubtitle, cardTrouble } from './cardText.ts'
import { startDrag } from './drag/startDrag.ts'
import { useMapLook } from './map/useMapLook.ts'
import { entryIcon } from './stepIcon.ts'
import './Card.css'

/** A step, a service, or a folded group. It reads its entry by key: an edit draws one card. */
export const Card = memo(function Card({ id }: NodeProps) {
  const key = id as EntryKey
  const entry = useEntry(key)
  if (!entry) return null
  return <CardOf entry={entry} />
})

function CardOf({ entry }: { entry: Entry }) {
  const { key } = entry
  const model = useModel(key)
  const counts = useOwnCounts(key)
  const file = useActiveFile()
  const selected = useFileView(file?.path ?? null).selection.includes(key)
  const tabStop = useCanvas((state) => state.focused === key)
  const { look, stray } = useMapLook(key)
  const isBackground = isService(entry)
  const trouble = file ? cardTrouble(file.document, entry, model) : undefined
  const classes = [
    'card',
    isBackground ? 'card-service' : '',
    selected ? 'card-selected' : '',
    counts.error > 0 ? 'card-error' : '',
    trouble === undefined ? '' : 'card-stale',
    look === 'dimmed' ? 'card-dimmed' : '',
  ]
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      role="group"
      aria-label={cardName(entry)}
      aria-current={selected || undefined}
      data-key={key}
      tabIndex={tabStop ? 0 : -1}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => startDrag(event, key)}
      onPointerEnter={() => isBackground && useCanvas.setState({ lit: key })}
      onPointerLeave={() => isBackground && useCanvas.setState({ lit: null })}
      onFocus={() => useCanvas.setState({ focused: key })}
      onClick={(event) => select(withClick(event, key))}
      onDoubleClick={() => useCanvas.setState({ renaming: key })}
    >
      <span className={isBackground ? 'card-tile card-tile-service' : 'card-tile'}>
        <Icon name={entryIcon(entry)} />
      </span>
      <span className="card-body">
        <span className="card-line">
          <CardTitle entry={entry} />
          {counts.error + counts.warning === 0 ? null : (
            <>
              <span className="visually-hidden">{countsInWords(counts)}</span>
              <Counts counts={counts} pill />
            </>
          )}
        </span>
        <span className="card-line">
          {trouble !== undefined ? (
            <span className="card-caption">{trouble}</span>
          ) : (
            <>
              <span className="card-id">{cardSubtitle(entry, model)}</span>
              <span className="card-badges">
                {badgesOf(model).map((badge) => (
                  <span key={badge.icon} className="card-badge" data-tip={badge.text}>
                    <Icon name={badge.icon} size={12} label={badge.text} />
                  </span>
                ))}
              </span>
            </>
          )}
        </span>
      </span>
      {stray === '' ? null : <Stray addresses={stray.split('\n')} />}
      {isBackground ? null : <AddAfter entryKey={key} name={entryName(entry)} />}
    </div>
  )
}

/** On the Service map: what the step calls though nothing listens there. */
function Stray({ addresses }: { addresses: readonly string[] }) {
  const sentence = `Calls ${addresses.join(', ')}, where no service of its group listens`
  return (
    <span className="card-stray" data-tip={sentence}>
      <Icon name="warning" size={12} label={sentence} />
      {addresses[0]}
    </span>
  )
}

/** With Shift, Ctrl or Cmd a click adds to what is selected, or takes it out again. */
export function withClick(event: MouseEvent, key: EntryKey): readonly EntryKey[] {
  if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return [key]
  const before = selection()
  return before.includes(key) ? before.filter((each) => each !== key) : [...before, key]
}

function CardTitle({ entry }: { entry: Entry }) {
  const renaming = useCanvas((state) => state.renaming === entry.key)
  if (!renaming) return <span className="card-name">{entryName(entry)}</span>
  return <RenameField entryKey={entry.key} name={entry.name ?? ''} />
}

/** The name, edited where it stands: Enter and leaving keep it, Escape gives it back. */
export function RenameField({ entryKey, name: before }: { entryKey: EntryKey; name: string }) {
  const end = () => useCanvas.setState({ renaming: null })
  return (
    <input
      className="card-rename nodrag"
      aria-label={before === '' ? 'Name' : `Name of ${before}`}
      defaultValue={before}
      autoFocus
      onFocus={(event) => event.target.select()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        if (event.key === 'Escape') event.currentTarget.value = before
        // Leaving is what keeps the name; the focus goes back to the card.
        event.currentTarget.closest<HTMLElement>('[data-key], [data-stage]')?.focus()
      }}
      onBlur={(event) => {
        const name = event.currentTarget.value
        end()
        if (name !== before) perform(renameEntry, { key: entryKey, name })
      }}
    />
  )
}

/** The plus on the line behind a card; shown on hover and with the keyboard. */
export const AddAfter = memo(function AddAfter({ entryKey, name }: { entryKey: EntryKey; name: string }) {
  return (
    <button
      type="button"
      className="plus nodrag"
      tabIndex={-1}
      aria-label={`Add step after ${name}`}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation()
        const document = activeFile()?.document
        const point = document && pointAfter(document, outermost(entryKey))
        if (point) openChooser(event.currentTarget, point)
      }}
    >
      <Icon name="plus" size={12} />
    </button>
  )
})

/** Behind a branch the line goes on behind its parallel. */
function outermost(key: EntryKey): EntryKey {
  const document = activeFile()?.document
  const place = document?.placeOf(key)
  return place && document?.entry(place.parent)?.kind === 'parallel' ? outermost(place.parent) : key
}
