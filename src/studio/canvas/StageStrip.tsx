/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions --
   A card is a `group` that holds buttons, so it cannot be one; its keys are beside its click. */
import type { KeyboardEvent } from 'react'
import { memo } from 'react'
import { addStage } from '../../core/commands/addStep.ts'
import { deleteEntry } from '../../core/commands/deleteEntry.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { moveEarlier, moveLater } from '../../core/commands/moveBy.ts'
import type { Entry } from '../../core/document/entry.ts'
import { changeFileView, useFileView } from '../state/fileView.ts'
import { useOutline, useProblemCounts } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { perform, select } from '../state/perform.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useCanvas } from './canvasState.ts'
import { RenameField } from './Card.tsx'
import type { StageItem } from './scene.ts'
import { countSteps, sceneOf, stageItems } from './scene.ts'
import { entryIcon } from './stepIcon.ts'
import './StageStrip.css'

/** The stages along the top. Files without stages have no strip. */
export function StageStrip({ file }: { file: OpenFile }) {
  const outline = useOutline()
  const view = useFileView(file.path)
  if (!outline) return null
  const stages = stageItems(outline)
  const list = outline.lists.find(({ name }) => name === 'stages')
  if (stages.length === 0 && file.document.kind !== 'pipeline') return null
  const shown = sceneOf(file.document, view.stage, view.list).owner.key
  const add = () =>
    perform(addStage, { point: { parent: outline.key, list: 'stages', index: list?.items.length ?? 0 } })
  return (
    <ul className="strip" aria-label="Stages">
      {stages.map((stage, index) => (
        <StripItem
          key={stage.entry.key}
          entry={stage.entry}
          shown={stage.entry.key === shown}
          selected={view.selection.includes(stage.entry.key)}
          path={file.path}
          link={index === 0 ? 'none' : joins(stages, index) ? 'beside' : 'after'}
        />
      ))}
      {file.document.kind === 'pipeline' ? (
        <li className="strip-item">
          {stages.length === 0 ? null : <span className="strip-link" />}
          <IconButton size="small" className="strip-add" icon="plus" label="Add stage" onClick={add} />
        </li>
      ) : null}
    </ul>
  )
}

function joins(stages: readonly StageItem[], index: number): boolean {
  const parallel = stages[index]?.parallel
  return parallel !== null && parallel !== undefined && stages[index - 1]?.parallel === parallel
}

interface StripItemProps extends StageCardProps {
  /** How the stage stands to the one before it. */
  readonly link: 'none' | 'beside' | 'after'
}

const StripItem = memo(function StripItem({ link, ...stage }: StripItemProps) {
  return (
    <li className={link === 'beside' ? 'strip-item strip-parallel' : 'strip-item'}>
      {link === 'beside' ? (
        <span className="strip-beside" title="In parallel">
          <Icon name="parallel" size={14} label="in parallel with" />
        </span>
      ) : null}
      {link === 'after' ? <span className="strip-link" /> : null}
      <StageCard {...stage} />
    </li>
  )
})

interface StageCardProps {
  readonly entry: Entry
  readonly shown: boolean
  readonly selected: boolean
  readonly path: string
}

function StageCard({ entry, shown, selected, path }: StageCardProps) {
  const counts = useProblemCounts(entry.key)
  const renaming = useCanvas((state) => state.renaming === entry.key)
  const words = countsInWords(counts)
  const show = () => {
    changeFileView(path, { stage: entry.key, list: 'steps' })
    select([entry.key])
  }
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    const key = entry.key
    if (event.altKey && event.key === 'ArrowLeft') perform(moveEarlier, { key })
    else if (event.altKey && event.key === 'ArrowRight') perform(moveLater, { key })
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') focusStage(event)
    else if (event.key === 'Enter' || event.key === ' ') show()
    else if (event.key === 'F2') useCanvas.setState({ renaming: key })
    else if (event.key === 'Delete') perform(deleteEntry, { key })
    else return
    event.preventDefault()
  }
  return (
    <div
      className={`stage ${shown ? 'stage-shown' : ''} ${selected ? 'stage-selected' : ''}`}
      role="group"
      aria-label={`${entryName(entry)}, ${entry.templateRef === undefined ? (entry.type ?? 'unknown') : 'template'} stage`}
      aria-current={shown || undefined}
      data-stage={entry.key}
      tabIndex={shown ? 0 : -1}
      onClick={show}
      onDoubleClick={() => useCanvas.setState({ renaming: entry.key })}
      onKeyDown={onKey}
    >
      <span className="card-tile stage-tile">
        <Icon name={entryIcon(entry)} />
      </span>
      <span className="card-body">
        {renaming ? <RenameField entry={entry} /> : <span className="card-name">{entryName(entry)}</span>}
        <span className="stage-facts">{factsOf(entry)}</span>
      </span>
      {words === '' ? null : (
        <>
          <span className="visually-hidden">{words}</span>
          <Counts counts={{ ...counts, warning: counts.error > 0 ? 0 : counts.warning }} pill />
        </>
      )}
    </div>
  )
}

function focusStage(event: KeyboardEvent<HTMLElement>): void {
  const stages = [...(event.currentTarget.closest('.strip')?.querySelectorAll<HTMLElement>('[data-stage]') ?? [])]
  stages[stages.indexOf(event.currentTarget) + (event.key === 'ArrowRight' ? 1 : -1)]?.focus()
}

function factsOf(entry: Entry): string {
  if (entry.templateRef !== undefined) return entry.templateRef
  const steps = countSteps(entry)
  return `${entry.type ?? 'No type'} · ${steps} step${steps === 1 ? '' : 's'}`
}
