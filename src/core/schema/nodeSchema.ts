import type * as z from 'zod'
import type { NodeKind } from './contract.ts'
import { inputSet } from './inputSet.ts'
import { pipeline } from './pipeline.ts'
import { linkedStage, stageTypes } from './stage.ts'
import { linkedStepGroup, stepGroup } from './stepGroup.ts'
import { describedSteps } from './steps/describedSteps.ts'
import { lateStep } from './steps/lateSteps.ts'
import { otherStep } from './steps/otherStep.ts'
import { linkedStep } from './steps/stepNode.ts'
import { template } from './template.ts'
import { valueIn } from './walk.ts'

/**
 * The one schema a node is held against, chosen by its `type` first, so that an issue speaks of one field.
 * `undefined` where the type says nothing: a missing or unknown type of stage or step.
 */
export function nodeSchema(kind: NodeKind, type: string | undefined, value?: unknown): z.ZodObject | undefined {
  const isLink = type === undefined && valueIn(value, 'template') !== undefined
  switch (kind) {
    case 'pipeline':
      return pipeline
    case 'template':
      return template
    case 'inputSet':
      return inputSet
    case 'stepGroup':
      return valueIn(value, 'template') === undefined ? stepGroup : linkedStepGroup
    case 'stage':
      if (isLink) return linkedStage
      return type !== undefined && Object.hasOwn(stageTypes, type)
        ? stageTypes[type as keyof typeof stageTypes]
        : undefined
    case 'step':
      if (isLink) return linkedStep
      if (type === undefined) return undefined
      if (Object.hasOwn(describedSteps, type)) return describedSteps[type as keyof typeof describedSteps]
      return lateStep(type) ?? otherStep(type)
    default:
      return assertNever(kind)
  }
}

function assertNever(kind: never): never {
  throw new TypeError(`No schema for ${String(kind)}`)
}
