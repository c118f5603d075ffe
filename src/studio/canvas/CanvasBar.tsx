import type { KeyboardEvent } from 'react'
import { addStepGroup } from '../../core/commands/addStep.ts'
import { entryName } from '../../core/commands/entryName.ts'
import { changeFileView } from '../state/fileView.ts'
import { settingsName, showFileSettings } from '../state/fileSettings.ts'
import { perform } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Scene } from './scene.ts'
import { countInList } from './scene.ts'

const LISTS = [
  { name: 'steps', label: 'Execution' },
  { name: 'rollbackSteps', label: 'Rollback' },
] as const

/** Which of a stage's two lists is shown, and what can be added to it. */
export function CanvasBar({ scene }: { scene: Scene }) {
  const { owner, list } = scene
  const settings = settingsName(activeFile()?.document.kind ?? 'other')
  const shown = list.name === 'rollbackSteps' ? 'rollbackSteps' : 'steps'
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
  const hasRollback = owner.kind === 'stage' || owner.lists.some(({ name }) => name === 'rollbackSteps')
  return (
    <div className="canvas-bar">
      <div className="segments" role="tablist" aria-label={`Steps of ${entryName(owner)}`}>
        {LISTS.filter(({ name }) => name === 'steps' || hasRollback).map(({ name, label }) => {
          const own = name === shown ? list : owner.lists.find((each) => each.name === name)
          return (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === shown}
              tabIndex={name === shown ? 0 : -1}
              onClick={() => choose(name)}
              onKeyDown={onKey}
            >
              {label} <span className="canvas-bar-count">{own ? countInList(own) : 0}</span>
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
      {list.name === 'body' ? null : (
        <Button
          size="small"
          onClick={() => perform(addStepGroup, { point: { parent: owner.key, list: shown, index: list.items.length } })}
        >
          <Icon name="stepGroup" size={14} />
          Add step group
        </Button>
      )}
    </div>
  )
}
