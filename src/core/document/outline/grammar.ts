import type { DocumentKind, EntryKind, ListName } from '../entry.ts'

/**
 * Where entries may stand, as data: which key of which mapping leads where. The line scan and the full parse
 * both read this table, so they cannot disagree about Harness, only about YAML.
 * Source: docs/sources.md#pipeline-structure (`steps` and `rollbackSteps` of executions, step groups and provisioners).
 */
export type Role =
  | 'root'
  | 'pipeline'
  | 'inputSet'
  | 'overlayInputSet'
  | 'template'
  | 'pipelineTemplate' // the `spec` of a template of type Pipeline
  | 'item' // an item of a list, before its one key is known
  | 'stage'
  | 'stepGroup'
  | 'step'
  | 'insert'
  | 'container' // a mapping between an entry and its lists: `spec`, `execution`, `provisioner`, …
  | 'link' // `template:`

export type FieldName = 'name' | 'identifier' | 'type' | 'templateRef'

export type Turn =
  | { readonly to: 'field'; readonly field: FieldName }
  | { readonly to: 'list'; readonly list: ListName }
  | { readonly to: 'map'; readonly role: Role }
  /** The key that makes an item a step, a stage, …; `role` is what its mapping then is. */
  | { readonly to: 'node'; readonly kind: EntryKind; readonly role: Role | 'parallel' }

const field = (name: FieldName): [string, Turn] => [name, { to: 'field', field: name }]
const list = (name: 'stages' | 'steps' | 'rollbackSteps'): [string, Turn] => [name, { to: 'list', list: name }]
const map = (key: string, role: Role): [string, Turn] => [key, { to: 'map', role }]

const NAMES = [field('name'), field('identifier')]
const NODE = [...NAMES, field('type'), map('template', 'link')]
const STEP_LISTS = [list('steps'), list('rollbackSteps')]

const TURNS: Readonly<Record<Role, ReadonlyMap<string, Turn>>> = {
  root: new Map([
    map('pipeline', 'pipeline'),
    map('template', 'template'),
    map('inputSet', 'inputSet'),
    map('overlayInputSet', 'overlayInputSet'),
    map('execution', 'container'),
    list('stages'),
    ...STEP_LISTS,
  ]),
  pipeline: new Map([...NAMES, map('template', 'link'), list('stages')]),
  inputSet: new Map([...NAMES, map('pipeline', 'pipelineTemplate')]),
  overlayInputSet: new Map(NAMES),
  template: new Map([...NAMES, field('type')]),
  pipelineTemplate: new Map([list('stages')]),
  item: new Map<string, Turn>([
    ['step', { to: 'node', kind: 'step', role: 'step' }],
    ['stepGroup', { to: 'node', kind: 'stepGroup', role: 'stepGroup' }],
    ['stage', { to: 'node', kind: 'stage', role: 'stage' }],
    ['parallel', { to: 'node', kind: 'parallel', role: 'parallel' }],
    ['insert', { to: 'node', kind: 'insert', role: 'insert' }],
  ]),
  stage: new Map([...NODE, map('spec', 'container')]),
  stepGroup: new Map([...NODE, ...STEP_LISTS]),
  step: new Map(NODE),
  insert: new Map([...NAMES, list('stages'), list('steps')]),
  container: new Map([
    ...STEP_LISTS,
    map('spec', 'container'),
    map('execution', 'container'),
    map('environment', 'container'),
    map('infrastructure', 'container'),
    map('infrastructureDefinition', 'container'),
    map('provisioner', 'container'),
  ]),
  link: new Map([field('templateRef')]),
}

/** Where `key` of a mapping in `role` leads; `undefined` for a value without entries. */
export function turnAt(role: Role, key: string): Turn | undefined {
  return TURNS[role].get(key)
}

/** What a file is, by the first of its root keys that says so. */
export function documentKindOf(rootKey: string): DocumentKind | undefined {
  switch (rootKey) {
    case 'pipeline':
    case 'template':
    case 'inputSet':
    case 'overlayInputSet':
      return rootKey
    case 'execution':
    case 'stages':
    case 'steps':
    case 'rollbackSteps':
      return 'fragment'
    default:
      return TURNS.item.has(rootKey) ? 'fragment' : undefined
  }
}

/** What stands in the `spec` of a template: an entry of its own, a list of stages, or nothing of ours. */
export function templateBody(
  type: string | undefined,
): 'stage' | 'stepGroup' | 'step' | 'pipelineTemplate' | undefined {
  switch (type) {
    case 'Stage':
      return 'stage'
    case 'StepGroup':
      return 'stepGroup'
    case 'Step':
      return 'step'
    case 'Pipeline':
      return 'pipelineTemplate'
    default:
      return undefined
  }
}

/** Nesting beyond this is kept as text: no pipeline is so deep, and drawing it would need as many stack frames. */
export const MAX_DEPTH = 64
