/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions --
   A card is a `group` that holds buttons, so it cannot be one; its keys are heard in stageKeys.ts. */
import { memo } from 'react'
import { addStage } from '../../core/commands/addStep.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { NewStageType } from '../../core/commands/newEntries.ts'
import { NEW_STAGE_TYPES } from '../../core/commands/newEntries.ts'
import type { Entry, EntryKey } from '../../core/document/entry.ts'
import { changeFileView, useFileView } from '../state/fileView.ts'
import { useFromDocument, useKeptFromDocument, useProblemCounts } from '../state/hooks.ts'
import type { OpenFile } from '../state/openFile.ts'
import { perform, select } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Counts, countsInWords } from '../ui/Counts.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import type { IconName } from '../ui/icons.tsx'
import { useCanvas } from './canvasState.ts'
import { RenameField } from './Card.tsx'
import type { StageItem } from './scene.ts'
import { countSteps, sceneOf, stageItems } from './scene.ts'
import { onStageKey } from './stageKeys.ts'
import { entryIcon, stageIcon } from './stepIcon.ts'
import './StageStrip.css'

/** The stages along the top. Files without stages have no strip. */
export function StageStrip({ file }: { file: OpenFile }) {
  const view = useFileView(file.path)
  const stages = useKeptFromDocument((document) => stageItems(document.outline()).map(placeOf), sameStages, NO_STAGES)
  const shown = useFromDocument((document) => sceneOf(document, view.stage, view.list).owner.key, null)
  const isPipeline = useFromDocument(({ kind }) => kind === 'pipeline', false)
  if (stages.length === 0 && !isPipeline) return null
  return (
    <ul className="strip" aria-label="Stages">
      {stages.map(({ key, link }) => (
        <StripItem
          key={key}
          entryKey={key}
          shown={key === shown}
          selected={view.selection.includes(key)}
          path={file.path}
          link={link}
        />
      ))}
      {isPipeline ? (
        <li className="strip-item">
          {stages.length === 0 ? null : <span className="strip-link" />}
          <AddStage />
        </li>
      ) : null}
    </ul>
  )
}

/** What each type is for, in a few words. */
const STAGE_HELP: Readonly<Record<NewStageType, string>> = {
  Custom: 'Any steps, without a service to deploy',
  Deployment: 'A service into an environment',
  CI: 'Builds and tests',
  Approval: 'Waits for somebody’s yes',
  SecurityTests: 'Scanners, and what they find',
  FeatureFlag: 'Turns flags on and off',
  Pipeline: 'Runs another pipeline',
  Template: 'A stage that is kept in Harness, by its Id and version',
}

const AddStage = memo(function AddStage() {
  return (
    <Menu label="Add stage" trigger={<IconButton size="small" className="strip-add" icon="plus" label="Add stage" />}>
      {NEW_STAGE_TYPES.map((type) => (
        <MenuItem
          key={type}
          label={type === 'Template' ? 'Use a stage template' : `${type} stage`}
          help={STAGE_HELP[type]}
          icon={stageIcon(type)}
          onSelect={() => addStageAtEnd(type)}
        />
      ))}
    </Menu>
  )
})

function addStageAtEnd(type: NewStageType): void {
  const root = activeFile()?.document.outline()
  if (!root) return
  const list = root.lists.find(({ name }) => name === 'stages')
  perform(addStage, { type, point: { parent: root.key, list: 'stages', index: list?.items.length ?? 0 } })
}

interface StagePlace {
  readonly key: EntryKey
  /** How the stage stands to the one before it. */
  readonly link: 'none' | 'beside' | 'after'
}

const NO_STAGES: readonly StagePlace[] = []

function placeOf({ entry }: StageItem, index: number, all: readonly StageItem[]): StagePlace {
  return { key: entry.key, link: index === 0 ? 'none' : joins(all, index) ? 'beside' : 'after' }
}

function sameStages(a: readonly StagePlace[], b: readonly StagePlace[]): boolean {
  return a.length === b.length && a.every(({ key, link }, at) => key === b[at]?.key && link === b[at].link)
}

function joins(stages: readonly StageItem[], index: number): boolean {
  const parallel = stages[index]?.parallel
  return parallel !== null && parallel !== undefined && stages[index - 1]?.parallel === parallel
}

interface StripItemProps extends StageCardProps {
  readonly link: StagePlace['link']
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
  readonly entryKey: EntryKey
  readonly shown: boolean
  readonly selected: boolean
  readonly path: string
}

/** What a stage's card says. */
interface StageFacts {
  readonly name: string
  /** The name as it stands in the file; empty when there is none. */
  readonly written: string
  /** The name and what it is, for assistive technology. */
  readonly label: string
  readonly icon: IconName
  readonly facts: string
}

function stageFacts(entry: Entry | undefined): StageFacts | null {
  if (!entry) return null
  const type = entry.templateRef === undefined ? (entry.type ?? 'unknown') : 'template'
  return {
    name: entryName(entry),
    written: entry.name ?? '',
    label: `${entryName(entry)}, ${type} stage`,
    icon: entryIcon(entry),
    facts: factsOf(entry),
  }
}

function sameStage(a: StageFacts | null, b: StageFacts | null): boolean {
  if (a === null || b === null) return a === b
  return a.written === b.written && a.label === b.label && a.icon === b.icon && a.facts === b.facts
}

function StageCard({ entryKey, shown, selected, path }: StageCardProps) {
  const stage = useKeptFromDocument((document) => stageFacts(document.entry(entryKey)), sameStage, null)
  const counts = useProblemCounts(entryKey)
  const renaming = useCanvas((state) => state.renaming === entryKey)
  const words = countsInWords(counts)
  if (!stage) return null
  const show = () => {
    changeFileView(path, { stage: entryKey, list: 'steps' })
    select([entryKey])
  }
  return (
    <div
      className={`stage ${shown ? 'stage-shown' : ''} ${selected ? 'stage-selected' : ''}`}
      role="group"
      aria-label={stage.label}
      aria-current={shown || undefined}
      data-stage={entryKey}
      tabIndex={shown ? 0 : -1}
      onClick={show}
      onDoubleClick={() => useCanvas.setState({ renaming: entryKey })}
      onKeyDown={(event) => onStageKey(event, entryKey, show)}
    >
      <span className="card-tile stage-tile">
        <Icon name={stage.icon} />
      </span>
      <span className="card-body">
        {renaming ? (
          <RenameField entryKey={entryKey} name={stage.written} />
        ) : (
          <span className="card-name">{stage.name}</span>
        )}
        <span className="stage-facts">{stage.facts}</span>
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

function factsOf(entry: Entry): string {
  if (entry.templateRef !== undefined) return entry.templateRef
  if (entry.type === 'Pipeline') return 'Pipeline · another pipeline'
  const steps = countSteps(entry)
  return `${entry.type ?? 'No type'} · ${steps} step${steps === 1 ? '' : 's'}`
}
