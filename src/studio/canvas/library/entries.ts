import { addBranch } from '../../../core/commands/addBranch.ts'
import { addStep, addStepGroup, addTemplate, mayAdd } from '../../../core/commands/addStep.ts'
import type { InsertionPoint, Verdict } from '../../../core/commands/command.ts'
import { groupAt, refuse, scopeOf } from '../../../core/commands/insertion.ts'
import { addService, freePort, usualConnector } from '../../../core/commands/service/addService.ts'
import type { Recipe } from '../../../core/commands/service/recipe.ts'
import { recipes } from '../../../core/commands/service/recipes.ts'
import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { StepTypeInfo } from '../../../core/schema/contract.ts'
import { stepTypeInfo, stepTypes } from '../../../core/schema/index.ts'
import { perform } from '../../state/perform.ts'
import type { IconName } from '../../ui/icons.tsx'
import type { Adding } from '../canvasState.ts'
import { stepIcon } from '../stepIcon.ts'
import type { Searchable } from './searchEntries.ts'

export type Category = 'Run' | 'Services' | 'Build' | 'Deploy' | 'Cloud' | 'Approvals' | 'Quality' | 'Other'
export const CATEGORIES: readonly Category[] = [
  'Run',
  'Services',
  'Build',
  'Deploy',
  'Cloud',
  'Approvals',
  'Quality',
  'Other',
]

/** Where something would be added. */
export type LibraryPlace = Pick<Adding, 'point' | 'beside'>

/** One thing that the library can add. */
export interface LibraryEntry extends Searchable {
  readonly id: string
  readonly category: Category
  readonly icon: IconName
  readonly verdict: Verdict
  /** `beside`: in parallel to the step that the library was opened at. */
  readonly add: (beside: EntryKey | undefined) => boolean
}

/** What people add most stands first while nothing is typed. */
const FIRST = [
  'Run',
  'Background',
  'ShellScript',
  'Plugin',
  'GitClone',
  'HarnessApproval',
  'Http',
  'K8sRollingDeploy',
  'Wait',
]

/** Everything that may be added somewhere, with why it may not be added here. */
export function libraryEntries(document: PipelineDocument, { point, beside }: LibraryPlace): readonly LibraryEntry[] {
  const steps = stepTypes.map((info) => stepEntry(document, info, point))
  const often = FIRST.flatMap((type) => steps.filter((step) => step.type === type))
  const rest = steps.filter((step) => !FIRST.includes(step.type))
  if (beside !== undefined) return [...often, ...rest]
  const group = groupEntry(document, point)
  const templates = (['step', 'stepGroup'] as const).map((kind) => templateEntry(document, kind, point))
  return [...often.slice(0, 2), group, ...often.slice(2), ...templates, ...services(document, point.parent), ...rest]
}

/** One of them at another place, as it is dragged there. */
export function libraryEntry(document: PipelineDocument, id: string, place: LibraryPlace): LibraryEntry | undefined {
  const info = stepTypeInfo(id)
  if (info) return stepEntry(document, info, place.point)
  return libraryEntries(document, { point: place.point }).find((entry) => entry.id === id)
}

function stepEntry(document: PipelineDocument, info: StepTypeInfo, point: InsertionPoint): LibraryEntry {
  const { type } = info
  return {
    id: type,
    title: info.title,
    type,
    description: info.description ?? info.category,
    icon: stepIcon(type),
    category: categoryOf(type),
    verdict: mayAddHere(document, info, point),
    add: (next) => (next === undefined ? perform(addStep, { type, point }) : perform(addBranch, { key: next, type })),
  }
}

function groupEntry(document: PipelineDocument, point: InsertionPoint): LibraryEntry {
  return {
    id: 'stepGroup',
    title: 'Step Group',
    type: 'stepGroup',
    description: 'Steps and their services in one pod',
    icon: 'stepGroup',
    category: 'Run',
    verdict: addStepGroup.check(document, { point }),
    add: () => perform(addStepGroup, { point }),
  }
}

function templateEntry(document: PipelineDocument, kind: 'step' | 'stepGroup', point: InsertionPoint): LibraryEntry {
  const what = kind === 'step' ? 'step' : 'step group'
  return {
    id: `template ${kind}`,
    title: kind === 'step' ? 'Use a Step Template' : 'Use a Step Group Template',
    type: 'template',
    description: `A ${what} that is kept in Harness, by its Id and version`,
    icon: 'link',
    category: 'Run',
    verdict: addTemplate.check(document, { kind, point }),
    add: () => perform(addTemplate, { kind, point }),
  }
}

/** Recipes for services, where there is a group to run them. */
function services(document: PipelineDocument, parent: EntryKey): LibraryEntry[] {
  const group = groupAt(document, parent)
  return recipes.flatMap((recipe) => (recipe.image === '' ? [] : [serviceEntry(document, group?.key, recipe)]))
}

function serviceEntry(document: PipelineDocument, group: EntryKey | undefined, recipe: Recipe): LibraryEntry {
  const args = group && {
    group,
    recipe,
    name: recipe.name,
    image: recipe.image,
    connectorRef: usualConnector(document),
    port: freePort(document, group, recipe),
    waits: true,
  }
  return {
    id: `service ${recipe.id}`,
    title: recipe.title,
    type: 'service',
    description: `${recipe.description}, and a step that waits until it is ready`,
    icon: 'service',
    category: 'Services',
    verdict: args ? addService.check(document, args) : refuse('A service runs in a step group: add one first.'),
    add: () => args !== undefined && perform(addService, args),
  }
}

/** Beyond what is refused anywhere: what a new step of a type could not run in. A file that has it keeps it. */
function mayAddHere(document: PipelineDocument, info: StepTypeInfo, point: Adding['point']): Verdict {
  const verdict = mayAdd(document, info.type, point)
  if (!verdict.allowed) return verdict
  const stage = scopeOf(document, point.parent)
  if (stage.kind === 'stage' && stage.type === 'Custom' && !info.inCustom)
    return refuse('Only in a Deployment stage. This is a Custom stage.')
  if (stage.kind === 'stage' && stage.type === 'CI' && !info.inCi) return refuse('Not in a CI stage.')
  const parent = document.entry(point.parent)
  if (parent?.kind === 'stepGroup' && info.type === 'Container')
    return refuse('It starts a pod of its own. In a containerized group, use Run.')
  return verdict
}

const BY_ICON: Partial<Record<IconName, Category>> = {
  service: 'Services',
  step: 'Run',
  plugin: 'Run',
  gitClone: 'Run',
  network: 'Run',
  approve: 'Approvals',
  clock: 'Approvals',
  shield: 'Quality',
  undo: 'Deploy',
  rocket: 'Deploy',
  cloud: 'Cloud',
  stage: 'Build',
}

function categoryOf(type: string): Category {
  return BY_ICON[stepIcon(type)] ?? 'Other'
}
