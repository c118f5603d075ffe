/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions --
   A card is a `group` that holds buttons, so it cannot be one; its keys are heard in keys.ts. */
import type { NodeProps } from '@xyflow/react'
import { useStore } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { memo } from 'react'
import { entryName } from '../../core/commands/entryName.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import { changeFileView, fileView, useFileView } from '../state/fileView.ts'
import { useActiveFile, useEntry, useModel, useOwnCounts } from '../state/hooks.ts'
import { select } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { openChooser, useCanvas } from './canvasState.ts'
import { AddAfter, RenameField } from './Card.tsx'
import { cardName } from './cardText.ts'
import { startDrag } from './drag/startDrag.ts'
import { FAR } from './far.ts'
import { laneFacts } from './laneFacts.ts'
import { LaneDrawing } from './LaneDrawing.tsx'
import './Lane.css'

/** A step group: its header, the floor its services stand on, and the lines inside. Cards are nodes of their own. */
export const Lane = memo(function Lane({ id }: NodeProps) {
  const key = id as EntryKey
  const entry = useEntry(key)
  const far = useStore((state) => state.transform[2] < FAR)
  if (!entry) return null
  return far ? <FarLane entry={entry} /> : <NearLane entry={entry} />
})

function NearLane({ entry }: { entry: Entry }) {
  const { key } = entry
  const file = useActiveFile()
  const selected = useFileView(file?.path ?? null).selection.includes(key)
  const tabStop = useCanvas((state) => state.focused === key)
  const renaming = useCanvas((state) => state.renaming === key)
  const facts = useLaneFacts(entry)
  const counts = useOwnCounts(key)
  return (
    <div className={selected ? 'lane lane-selected' : 'lane'}>
      <div
        className="lane-head nopan"
        role="group"
        aria-label={cardName(entry)}
        aria-current={selected || undefined}
        data-key={key}
        tabIndex={tabStop ? 0 : -1}
        onFocus={(event) => event.target === event.currentTarget && useCanvas.setState({ focused: key })}
        onPointerDown={(event) => startDrag(event, key)}
        onClick={() => select([key])}
        onDoubleClick={() => useCanvas.setState({ renaming: key })}
      >
        <Icon name="stepGroup" />
        {renaming ? <RenameField entry={entry} /> : <span className="lane-name">{entryName(entry)}</span>}
        <span className="lane-meta">{facts.where}</span>
        {facts.namespace === undefined ? null : <span className="lane-mono">{facts.namespace}</span>}
        {facts.sharedPaths.map((path) => (
          <span key={path} className="lane-chip">
            <Icon name="link" size={12} />
            {path}
          </span>
        ))}
        {counts.error + counts.warning === 0 ? null : (
          <>
            <span className="visually-hidden">{countsInWords(counts)}</span>
            <Counts counts={counts} pill />
          </>
        )}
        <span className="lane-space" />
        <span className="lane-meta">{facts.counts}</span>
        <LaneTools entryKey={key} name={entryName(entry)} />
      </div>
      <LaneDrawing entryKey={key} name={entry.name ?? entry.identifier ?? 'the group'} rows={facts.services} />
      <AddAfter entry={entry} />
    </div>
  )
}

const LaneTools = memo(function LaneTools({ entryKey, name }: { entryKey: EntryKey; name: string }) {
  return (
    <span
      className="lane-tools"
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <IconButton
        size="small"
        icon="plus"
        label={`Add step to ${name}`}
        onClick={(event) => {
          event.stopPropagation()
          const list = activeFile()
            ?.document.entry(entryKey)
            ?.lists.find((each) => each.name === 'steps')
          openChooser(event.currentTarget, { parent: entryKey, list: 'steps', index: list?.items.length ?? 0 })
        }}
      />
      <IconButton
        size="small"
        icon="chevronDown"
        label={`Fold ${name}`}
        onClick={(event) => {
          event.stopPropagation()
          setFolded(entryKey, true)
        }}
      />
    </span>
  )
})

/** Far out, a group is one card with its counts: names of steps could not be read anyway. */
function FarLane({ entry }: { entry: Entry }) {
  const file = useActiveFile()
  const zoom = useStore((state) => state.transform[2])
  const selected = useFileView(file?.path ?? null).selection.includes(entry.key)
  const { counts, where } = useLaneFacts(entry)
  return (
    <div
      className={selected ? 'lane lane-far lane-selected' : 'lane lane-far'}
      role="group"
      aria-label={cardName(entry)}
      data-key={entry.key}
      style={{ '--far': 1 / zoom } as CSSProperties}
      onClick={() => select([entry.key])}
    >
      <span className="lane-far-name">{entryName(entry)}</span>
      <span className="lane-far-facts">{where}</span>
      <span className="lane-far-facts">{counts}</span>
    </div>
  )
}

export function setFolded(key: EntryKey, folded: boolean): void {
  const file = activeFile()
  if (!file) return
  const collapsed = new Set(fileView(file.path).collapsed)
  if (folded) collapsed.add(key)
  else collapsed.delete(key)
  changeFileView(file.path, { collapsed })
}

function useLaneFacts(entry: Entry) {
  return laneFacts(entry, useModel(entry.key))
}
