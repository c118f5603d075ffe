/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions --
   A card is a `group` that holds buttons, so it cannot be one; its keys are heard in keys.ts. */
import type { NodeProps } from '@xyflow/react'
import { useStore } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { EntryKey } from '../../core/document/entry.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import { changeFileView, fileView, useFileView } from '../state/fileView.ts'
import { useActiveFile, useKeptFromDocument, useOwnCounts } from '../state/hooks.ts'
import { select } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { openChooser, useCanvas } from './canvasState.ts'
import { AddAfter, RenameField, withClick } from './Card.tsx'
import { startDrag } from './drag/startDrag.ts'
import { FAR } from './far.ts'
import { LaneDrawing } from './LaneDrawing.tsx'
import type { LaneFacts } from './laneFacts.ts'
import { laneFacts, sameFacts } from './laneFacts.ts'
import './Lane.css'

/** A step group: its header, the floor its services stand on, and the lines inside. Cards are nodes of their own. */
export const Lane = memo(function Lane({ id }: NodeProps) {
  const key = id as EntryKey
  const facts = useKeptFromDocument((document) => laneOf(document, key), sameFacts, null)
  const far = useStore((state) => state.transform[2] < FAR)
  if (!facts) return null
  return far ? <FarLane entryKey={key} facts={facts} /> : <NearLane entryKey={key} facts={facts} />
})

function laneOf(document: PipelineDocument, key: EntryKey): LaneFacts | null {
  const entry = document.entry(key)
  return entry ? laneFacts(entry, document.model(key)) : null
}

interface LaneProps {
  readonly entryKey: EntryKey
  readonly facts: LaneFacts
}

function NearLane({ entryKey, facts }: LaneProps) {
  const file = useActiveFile()
  const selected = useFileView(file?.path ?? null).selection.includes(entryKey)
  const tabStop = useCanvas((state) => state.focused === entryKey)
  const renaming = useCanvas((state) => state.renaming === entryKey)
  const counts = useOwnCounts(entryKey)
  return (
    <div className={selected ? 'lane lane-selected' : 'lane'}>
      <div
        className="lane-head nopan"
        role="group"
        aria-label={facts.label}
        aria-current={selected || undefined}
        data-key={entryKey}
        tabIndex={tabStop ? 0 : -1}
        onFocus={(event) => event.target === event.currentTarget && useCanvas.setState({ focused: entryKey })}
        onPointerDown={(event) => startDrag(event, entryKey)}
        onClick={(event) => select(withClick(event, entryKey))}
        onDoubleClick={() => useCanvas.setState({ renaming: entryKey })}
      >
        <Icon name="stepGroup" />
        {renaming ? (
          <RenameField entryKey={entryKey} name={facts.written} />
        ) : (
          <span className="lane-name">{facts.name}</span>
        )}
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
        <LaneTools entryKey={entryKey} name={facts.name} />
      </div>
      <LaneDrawing entryKey={entryKey} name={facts.name} rows={facts.services} />
      <AddAfter entryKey={entryKey} name={facts.name} />
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
        icon="service"
        label={`Add service to ${name}`}
        onClick={(event) => {
          event.stopPropagation()
          select([entryKey])
          useUi.setState({ dialog: 'addService' })
        }}
      />
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
function FarLane({ entryKey, facts }: LaneProps) {
  const file = useActiveFile()
  const zoom = useStore((state) => state.transform[2])
  const selected = useFileView(file?.path ?? null).selection.includes(entryKey)
  return (
    <div
      className={selected ? 'lane lane-far lane-selected' : 'lane lane-far'}
      role="group"
      aria-label={facts.label}
      data-key={entryKey}
      style={{ '--far': 1 / zoom } as CSSProperties}
      onClick={() => select([entryKey])}
    >
      <span className="lane-far-name">{facts.name}</span>
      <span className="lane-far-facts">{facts.where}</span>
      <span className="lane-far-facts">{facts.counts}</span>
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
