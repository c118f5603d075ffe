import { Command } from 'cmdk'
import { Popover } from 'radix-ui'
import { memo } from 'react'
import { addBranch } from '../../core/commands/addBranch.ts'
import { addStep, addStepGroup, mayAdd } from '../../core/commands/addStep.ts'
import { stepTypes } from '../../core/schema/index.ts'
import { perform } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Icon } from '../ui/Icon.tsx'
import { useCanvas } from './canvasState.ts'
import type { Adding } from './canvasState.ts'
import './StepChooser.css'

/** What people add most stands first; the rest is found by typing. */
const FIRST = ['Background', 'Run']

/** Chooses what a plus adds. */
export const StepChooser = memo(function StepChooser() {
  const adding = useCanvas((state) => state.adding)
  const close = () => useCanvas.setState({ adding: null })
  if (!adding) return null
  return (
    <Popover.Root open onOpenChange={(open) => open || close()}>
      <Popover.Anchor asChild>
        <span style={{ position: 'fixed', left: adding.x, top: adding.y, width: 1, height: 1 }} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content className="chooser" align="start" collisionPadding={12} aria-label="Choose a step">
          <Choices adding={adding} close={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
})

function Choices({ adding, close }: { adding: Adding; close: () => void }) {
  const document = activeFile()?.document
  if (!document) return null
  const rest = stepTypes.filter(({ type }) => !FIRST.includes(type))
  const first = FIRST.flatMap((type) => stepTypes.filter((info) => info.type === type))
  const add = (type: string) => {
    close()
    if (adding.beside === undefined) perform(addStep, { type, point: adding.point })
    else perform(addBranch, { key: adding.beside, type })
  }
  const group = addStepGroup.check(document, { point: adding.point })
  return (
    <Command label="Choose a step" loop>
      <Command.Input className="chooser-input" placeholder="Search 250 steps" autoFocus />
      <Command.List className="chooser-list" label="Steps">
        <Command.Empty className="chooser-none">No step is called that.</Command.Empty>
        <Command.Group heading="Often used">
          {first.map((info) => (
            <Choice
              key={info.type}
              {...info}
              verdict={mayAdd(document, info.type, adding.point)}
              onSelect={() => add(info.type)}
            />
          ))}
          {adding.beside === undefined ? (
            <Choice
              type="stepGroup"
              title="Step Group"
              category="Containerized"
              description="Steps and their services in one pod."
              verdict={group}
              onSelect={() => {
                close()
                perform(addStepGroup, { point: adding.point })
              }}
            />
          ) : null}
        </Command.Group>
        <Command.Group heading="All steps">
          {rest.map((info) => (
            <Choice
              key={info.type}
              {...info}
              verdict={mayAdd(document, info.type, adding.point)}
              onSelect={() => add(info.type)}
            />
          ))}
        </Command.Group>
      </Command.List>
    </Command>
  )
}

interface ChoiceProps {
  readonly type: string
  readonly title: string
  readonly category: string
  readonly description?: string
  readonly verdict: ReturnType<typeof mayAdd>
  readonly onSelect: () => void
}

function Choice({ type, title, category, description, verdict, onSelect }: ChoiceProps) {
  return (
    <Command.Item
      className="chooser-item"
      value={`${title} ${type}`}
      keywords={[category, description ?? '']}
      disabled={!verdict.allowed}
      onSelect={onSelect}
    >
      <Icon name={type === 'Background' ? 'service' : type === 'stepGroup' ? 'stepGroup' : 'step'} size={14} />
      <span className="chooser-title">{title}</span>
      <span className="chooser-note">{verdict.allowed ? category : verdict.reason}</span>
      {description === undefined ? null : <span className="chooser-help">{description}</span>}
    </Command.Item>
  )
}
