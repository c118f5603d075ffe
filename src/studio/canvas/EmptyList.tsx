import { addStepGroup, mayAdd } from '../../core/commands/addStep.ts'
import { entryName } from '../../core/commands/entryName.ts'
import type { DocumentKind } from '../../core/document/entry.ts'
import { perform, showInYaml } from '../state/perform.ts'
import { activeFile } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { openChooser } from './canvasState.ts'
import type { Scene } from './scene.ts'

/** What stands where no steps are, with the way to the first one. */
export function EmptyList({ scene }: { scene: Scene }) {
  const { owner, list } = scene
  const rollback = list.name === 'rollbackSteps'
  const document = activeFile()?.document
  if (!document) return null
  const point = { parent: owner.key, list: rollback ? ('rollbackSteps' as const) : ('steps' as const), index: 0 }
  const mayHold =
    (owner.kind === 'stage' || document.kind === 'fragment') && mayAdd(document, 'stepGroup', point).allowed
  const [title, text] = textOf(scene, document.kind)
  return (
    <div className="canvas-empty">
      <h2>{title}</h2>
      <p>{text}</p>
      <div className="canvas-empty-do">
        {mayHold ? (
          <>
            <Button
              kind="primary"
              aria-label={`Add step to ${entryName(owner)}`}
              onClick={(event) => openChooser(event.currentTarget, point)}
            >
              Add step
            </Button>
            {rollback ? null : (
              <Button kind="edge" onClick={() => perform(addStepGroup, { point })}>
                Add containerized step group
              </Button>
            )}
          </>
        ) : (
          <Button kind="edge" onClick={() => showInYaml(owner.key)}>
            Show in YAML
          </Button>
        )}
      </div>
    </div>
  )
}

function textOf({ owner, list }: Scene, kind: DocumentKind): [string, string] {
  if (owner.templateRef !== undefined)
    return [
      `${entryName(owner)} comes from a template`,
      `Its steps are in ${owner.templateRef}. What can be set here is in the inspector and in the YAML.`,
    ]
  if (kind === 'inputSet' || kind === 'overlayInputSet')
    return ['An input set', 'It has the values that a pipeline asks for. There are no steps in it; edit it as YAML.']
  if (owner.type === 'Pipeline')
    return [
      `${entryName(owner)} runs another pipeline`,
      'Which one, and with what inputs, is in the inspector and in the YAML.',
    ]
  if (list.name === 'rollbackSteps')
    return ['No rollback steps', 'Steps here run when the stage fails and its failure strategy is a rollback.']
  if (owner.kind === 'stage')
    return [
      'No steps yet',
      'A step does one thing. A containerized step group runs steps and their services in one pod.',
    ]
  if (kind === 'other' || kind === 'empty')
    return ['Nothing to draw', 'This file is not a Harness pipeline, template or step group. It can be edited as YAML.']
  return ['No stages yet', 'Add a stage, and it can hold steps.']
}
