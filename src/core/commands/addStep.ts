import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { stepTypeInfo } from '../schema/index.ts'
import type { Command, InsertionPoint, Verdict } from './command.ts'
import { entryName } from './entryName.ts'
import { ALLOWED, mayHold, planInsert, refuse, scopeOf } from './insertion.ts'
import type { NewStageType } from './newEntries.ts'
import { newStage, newStep, newStepGroup } from './newEntries.ts'
import { numbered, takenIn } from './uniqueIds.ts'

/** Whether a step of a type may stand at a point. Only what is certain is refused. */
export function mayAdd(document: PipelineDocument, type: string, point: InsertionPoint): Verdict {
  const parent = document.entry(point.parent)
  if (!parent) return refuse('This place is not there any more.')
  const holds = mayHold(document, point)
  if (!holds.allowed) return holds
  if (parent.templateRef !== undefined)
    return refuse(`${entryName(parent)} is a link to a template. Its steps are in the template.`)
  if (document.kind === 'inputSet' || document.kind === 'overlayInputSet')
    return refuse('An input set has values for a pipeline. Steps are added to the pipeline itself.')
  const stage = scopeOf(document, point.parent)
  if (stage.kind === 'stage' && stage.type === 'Pipeline')
    return refuse(`${entryName(stage)} runs another pipeline, so it has no steps of its own.`)
  if (stage.kind === 'stage' && stage.type === 'Approval' && (type === 'Background' || type === 'Run')) {
    return refuse(`An Approval stage has no containers, so no ${type} step.`)
  }
  return ALLOWED
}

export const addStep: Command<{ readonly type: string; readonly point: InsertionPoint }> = {
  id: 'step.add',
  title: 'Add step',
  check: (document, { type, point }) => mayAdd(document, type, point),
  plan(document, { type, point }) {
    const identifier = numbered(
      type.replace(/[^0-9A-Za-z_]/g, ''),
      takenIn(scopeOf(document, point.parent)).identifiers,
    )
    const planned = planInsert(document, point, newStep(type, identifier))
    if (!planned) return { refusal: { code: 'path-not-found' } }
    const title = stepTypeInfo(type)?.title ?? type
    return {
      patch: planned.patch,
      label: `Add ${title} step`,
      announcement: `Added ${identifier}${placeInWords(document, point)}`,
      select: planned.pointer,
    }
  },
}

export const addStepGroup: Command<{ readonly point: InsertionPoint }> = {
  id: 'stepGroup.add',
  title: 'Add step group',
  check: (document, { point }) => {
    const stage = scopeOf(document, point.parent)
    if (stage.kind === 'stage' && (stage.type === 'SecurityTests' || stage.type === 'IACM' || stage.type === 'IDP')) {
      return refuse(`A ${stage.type} stage has no step groups.`)
    }
    return mayAdd(document, 'stepGroup', point)
  },
  plan(document, { point }) {
    const { identifiers } = takenIn(scopeOf(document, point.parent))
    const identifier = numbered('group', identifiers)
    const planned = planInsert(document, point, newStepGroup(identifier, numbered('Run', identifiers)))
    if (!planned) return { refusal: { code: 'path-not-found' } }
    return {
      patch: planned.patch,
      label: 'Add step group',
      announcement: `Added ${identifier}${placeInWords(document, point)}`,
      select: planned.pointer,
    }
  },
}

/** A link to a template: which one is said in its form. */
export const addTemplate: Command<{ readonly kind: 'step' | 'stepGroup'; readonly point: InsertionPoint }> = {
  id: 'template.use',
  title: 'Use template',
  check: (document, { kind, point }) =>
    kind === 'step' ? mayAdd(document, 'template', point) : addStepGroup.check(document, { point }),
  plan(document, { kind, point }) {
    const { identifiers } = takenIn(scopeOf(document, point.parent))
    const identifier = numbered(kind === 'step' ? 'template' : 'template_group', identifiers)
    const link = { name: identifier, identifier, template: { templateRef: '', versionLabel: '' } }
    const planned = planInsert(document, point, kind === 'step' ? { step: link } : { stepGroup: link })
    if (!planned) return { refusal: { code: 'path-not-found' } }
    return {
      patch: planned.patch,
      label: 'Use template',
      announcement: `Added ${identifier}${placeInWords(document, point)}: say which template`,
      select: planned.pointer,
    }
  },
}

export const addStage: Command<{ readonly type: NewStageType; readonly point: InsertionPoint }> = {
  id: 'stage.add',
  title: 'Add stage',
  check: (document) =>
    document.kind === 'pipeline' || document.kind === 'template' ? ALLOWED : refuse('Only a pipeline has stages.'),
  plan(document, { type, point }) {
    const { identifiers } = takenIn(document.outline())
    const identifier = numbered('stage', identifiers)
    const planned = planInsert(document, point, newStage(type, identifier))
    if (!planned) return { refusal: { code: 'path-not-found' } }
    return {
      patch: planned.patch,
      label: 'Add stage',
      announcement: `Added ${identifier}${placeInWords(document, point)}`,
      select: planned.pointer,
    }
  },
}

/** " after Build", " to build", or nothing. */
export function placeInWords(document: PipelineDocument, point: InsertionPoint): string {
  const parent = document.entry(point.parent)
  const list = parent?.lists.find(({ name }) => name === point.list)
  const before = list?.items[point.index - 1]
  if (before) return ` after ${entryName(before)}`
  return parent && parent.kind !== 'document' ? ` to ${entryName(parent)}` : ''
}
