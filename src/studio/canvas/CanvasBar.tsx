import type { KeyboardEvent } from 'react'
import { memo } from 'react'
import { addStepGroup } from '../../core/commands/addStep.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { Entry, EntryKey, EntryList } from '../../core/document/entry.ts'
import { isService } from '../../core/layout/layout.ts'
import { changeFileView } from '../state/fileView.ts'
import { settingsName, showFileSettings } from '../state/fileSettings.ts'
import { useFromDocument } from '../state/hooks.ts'
import { perform } from '../state/perform.ts'
import { toggleServiceMap, useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useMapAnnouncements } from './map/useMapLook.ts'
import type { Scene } from './scene.ts'
import { countInList } from './scene.ts'

const LISTS = [
  { name: 'steps', label: 'Execution' },
  { name: 'rollbackSteps', label: 'Rollback' },
] as const

interface CanvasBarProps {
  readonly owner: EntryKey
  readonly name: string
  /** `body` holds the one entry of a template. */
  readonly list: EntryList['name']
  readonly steps: number
  /** `null` where there can be none. */
  readonly rollback: number | null
  /** Where the shown list ends. */
  readonly end: number
}

/** What the bar says of a scene: plain values, so that a keystroke in a step leaves it alone. */
export function barOf({ owner, list }: Scene): CanvasBarProps {
  const of = (name: string) => (list.name === name ? list : owner.lists.find((each) => each.name === name))
  const count = (found: EntryList | undefined) => (found ? countInList(found) : 0)
  const mayRollBack = owner.kind === 'stage' || owner.lists.some(({ name }) => name === 'rollbackSteps')
  return {
    owner: owner.key,
    name: entryName(owner),
    list: list.name,
    steps: count(list.name === 'body' ? list : of('steps')),
    rollback: mayRollBack ? count(of('rollbackSteps')) : null,
    end: list.items.length,
  }
}

/** Shows who calls whom among the services of the stage. */
function MapButton({ owner }: { owner: EntryKey }) {
  const isOn = useUi(({ serviceMap }) => serviceMap)
  const hasServices = useFromDocument((document) => holdsService(document.entry(owner)), false)
  useMapAnnouncements()
  return (
    <Button
      size="small"
      aria-pressed={isOn}
      disabled={!hasServices && !isOn}
      data-tip={hasServices ? 'Who calls whom (M)' : 'No Background step runs here'}
      onClick={toggleServiceMap}
    >
      <Icon name="network" size={14} />
      Service map
    </Button>
  )
}

const serviceHolders = new WeakMap<Entry, boolean>()

/** Kept: after an edit only the entries around it are asked again. */
function holdsService(entry: Entry | undefined): boolean {
  if (!entry) return false
  const known = serviceHolders.get(entry)
  if (known !== undefined) return known
  const holds = isService(entry) || entry.lists.some(({ items }) => items.some(holdsService))
  serviceHolders.set(entry, holds)
  return holds
}

/** Which of a stage's two lists is shown, and what can be added to it. */
export const CanvasBar = memo(function CanvasBar({
  owner,
  name: ownerName,
  list,
  steps,
  rollback,
  end,
}: CanvasBarProps) {
  const settings = useFromDocument((document) => settingsName(document.kind), undefined)
  const shown = list === 'rollbackSteps' ? 'rollbackSteps' : 'steps'
  const point = { parent: owner, list: shown, index: end } as const
  const refusal = useFromDocument((document) => {
    const verdict = addStepGroup.check(document, { point })
    return verdict.allowed ? '' : verdict.reason
  }, '')
  const choose = (name: 'steps' | 'rollbackSteps') => {
    const file = activeFile()
    if (file) changeFileView(file.path, { list: name })
  }
  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    choose(shown === 'steps' ? 'rollbackSteps' : 'steps')
    event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]')[shown === 'steps' ? 1 : 0]?.focus()
  }
  return (
    <div className="canvas-bar">
      <div className="segments" role="tablist" aria-label={`Steps of ${ownerName}`}>
        {LISTS.map(({ name, label }) => {
          const count = name === 'steps' ? steps : rollback
          return count === null ? null : (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === shown}
              tabIndex={name === shown ? 0 : -1}
              onClick={() => choose(name)}
              onKeyDown={onKey}
            >
              {label} <span className="canvas-bar-count">{count}</span>
            </button>
          )
        })}
      </div>
      <span className="canvas-bar-space" />
      {settings === undefined ? null : (
        <Button size="small" onClick={showFileSettings}>
          <Icon name="pipeline" size={14} />
          {settings}
        </Button>
      )}
      <MapButton owner={owner} />
      {list === 'body' ? null : (
        <Button
          size="small"
          disabled={refusal !== ''}
          data-tip={refusal || undefined}
          onClick={() => perform(addStepGroup, { point })}
        >
          <Icon name="stepGroup" size={14} />
          Add step group
        </Button>
      )}
    </div>
  )
})
