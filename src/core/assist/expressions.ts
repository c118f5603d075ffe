import { entriesIn } from '../document/entriesIn.ts'
import type { Entry, EntryKey } from '../document/entry.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import { isMapping, mappingOf, valueAt } from '../value/value.ts'

/** An expression that has a value where it is asked for. */
export interface OfferedExpression {
  /** Whole, as it is written: `<+pipeline.variables.tag>`. */
  readonly text: string
  /** What it is, in a few words. */
  readonly about: string
}

/** An expression that is being typed: from its `<+` to the cursor, or to its `>` when that is there. */
export interface TypedExpression {
  readonly start: number
  readonly end: number
  /** What is typed of it so far, without `<+`. */
  readonly typed: string
}

/** The expression that a cursor stands in; `undefined` outside of one. Offsets count in `text`. */
export function typedExpression(text: string, cursor: number): TypedExpression | undefined {
  const [head] = /<\+[^<>\n]*$/.exec(text.slice(0, cursor)) ?? []
  if (head === undefined) return undefined
  const [rest = ''] = /^[\w."()-]*>?/.exec(text.slice(cursor)) ?? []
  const start = cursor - head.length
  return { start, end: cursor + (rest.endsWith('>') ? rest.length : 0), typed: head.slice(2) }
}

/** Those that have what is typed, best first: at their start, at a word's start, anywhere, with letters left out. */
export function matchingExpressions(all: readonly OfferedExpression[], typed: string): readonly OfferedExpression[] {
  const wanted = typed.toLowerCase()
  return all
    .map((each) => ({ each, rank: rankOf(each.text.slice(2, -1).toLowerCase(), wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
}

const NO_MATCH = 4

function rankOf(text: string, wanted: string): number {
  if (wanted === '' || text.startsWith(wanted)) return 0
  if (text.includes(`.${wanted}`)) return 1
  if (text.includes(wanted)) return 2
  let at = 0
  for (const letter of text) if (letter === wanted[at]) at += 1
  return at === wanted.length ? 3 : NO_MATCH
}

/**
 * The expressions that have a value for an entry, from what the document contains: variables of the pipeline, its stages and
 * groups, outputs of steps before it, secrets that are named somewhere, items of the loops around it. Nearest first.
 */
export function expressionsFor(document: PipelineDocument, key: EntryKey): readonly OfferedExpression[] {
  const entry = document.entry(key)
  if (!entry) return []
  const way = [...document.ancestorsOf(key), entry]
  const stage = way.find(({ kind }) => kind === 'stage')
  return unique([
    ...loops(document, way),
    ...outputs(document, entry, stage),
    ...variablesOf(document, way),
    ...ofPipeline(document),
    ...ofStage(stage),
    ...otherStages(document, stage),
    ...secrets(document),
  ])
}

function unique(all: readonly OfferedExpression[]): readonly OfferedExpression[] {
  const seen = new Set<string>()
  return all.filter(({ text }) => !seen.has(text) && seen.add(text))
}

const offer = (path: string, about: string): OfferedExpression => ({ text: `<+${path}>`, about })

/** Items of the matrix or repeat that the entry, or what is around it, runs in. */
function loops(document: PipelineDocument, way: readonly Entry[]): OfferedExpression[] {
  const found = way.toReversed().flatMap(({ key }) => {
    const strategy = valueAt(document.model(key)?.value, ['strategy'])
    const matrix = mappingOf(valueAt(strategy, ['matrix']))
    const axes = Object.keys(matrix).filter((name) => !['exclude', 'maxConcurrency', 'nodeName'].includes(name))
    const items = axes.map((axis) => offer(`matrix.${axis}`, 'value of the matrix for this run'))
    const repeat = isMapping(valueAt(strategy, ['repeat'])) ? [offer('repeat.item', 'current item of the repeat')] : []
    return [...items, ...repeat]
  })
  if (!way.some(({ key }) => valueAt(document.model(key)?.value, ['strategy']) !== undefined)) return found
  return [
    ...found,
    offer('strategy.iteration', 'number of this run, from 0'),
    offer('strategy.iterations', 'how many runs there are'),
  ]
}

/** What earlier steps of the stage put out, and those of earlier stages. */
function outputs(document: PipelineDocument, entry: Entry, stage: Entry | undefined): OfferedExpression[] {
  const here = document.rangeOf(entry.key)?.start ?? 0
  const found: OfferedExpression[] = []
  const walk = (at: Entry, path: string) => {
    for (const list of at.lists) {
      for (const item of list.items) {
        if ((document.rangeOf(item.key)?.start ?? here) >= here && item.kind === 'step') continue
        const isNamed = item.identifier !== undefined && (item.kind === 'step' || item.kind === 'stepGroup')
        const own = isNamed ? `${path}.steps.${item.identifier}` : path
        if (item.kind === 'stage') walk(item, stagePath(item, stage))
        else if (item.kind === 'step' && isNamed) found.push(...outputsOf(document, item, own))
        else walk(item, own)
      }
    }
  }
  walk(document.outline(), 'execution')
  // Nearest first.
  return found.toReversed()
}

function stagePath(item: Entry, stage: Entry | undefined): string {
  return item.key === stage?.key ? 'execution' : `pipeline.stages.${item.identifier ?? ''}.spec.execution`
}

function outputsOf(document: PipelineDocument, step: Entry, path: string): OfferedExpression[] {
  const spec = mappingOf(valueAt(document.model(step.key)?.value, ['spec']))
  const declared = Array.isArray(spec.outputVariables) ? spec.outputVariables : []
  const name = step.name ?? step.identifier ?? 'the step'
  return [
    offer(`${path}.status`, `status of ${name}`),
    ...(step.type === 'Http' ? [offer(`${path}.output.httpResponseBody`, `response of ${name}`)] : []),
    ...declared.flatMap((variable) => {
      const output = valueAt(variable, ['name'])
      return typeof output === 'string' ? [offer(`${path}.output.outputVariables.${output}`, `output of ${name}`)] : []
    }),
  ]
}

/** Variables of the pipeline, the stage and the groups around. */
function variablesOf(document: PipelineDocument, way: readonly Entry[]): OfferedExpression[] {
  return way.toReversed().flatMap((entry) => {
    const { kind, key } = entry
    const value = document.model(key)?.value
    const of = kind === 'document' ? 'pipeline' : kind
    if (of !== 'pipeline' && of !== 'stage' && of !== 'stepGroup') return []
    const list = valueAt(value, kind === 'document' ? ['pipeline', 'variables'] : ['variables'])
    const about = `variable of the ${of === 'stepGroup' ? 'step group' : of}`
    return namesOf(list).map((name) => offer(`${of}.variables.${name}`, about))
  })
}

function namesOf(list: unknown): string[] {
  return (Array.isArray(list) ? list : []).flatMap((variable) => {
    const name = valueAt(variable, ['name'])
    return typeof name === 'string' ? [name] : []
  })
}

function ofPipeline(document: PipelineDocument): OfferedExpression[] {
  const hasCodebase =
    valueAt(document.model(document.outline().key)?.value, ['pipeline', 'properties', 'ci', 'codebase']) !== undefined
  return [
    offer('pipeline.name', 'name of the pipeline'),
    offer('pipeline.identifier', 'Id of the pipeline'),
    offer('pipeline.sequenceId', 'number of this run'),
    offer('pipeline.executionId', 'Id of this run'),
    offer('pipeline.startTs', 'when it started, in milliseconds'),
    offer('pipeline.triggeredBy.name', 'who started it'),
    offer('pipeline.triggeredBy.email', 'the mail address of who started it'),
    ...(hasCodebase
      ? [
          offer('codebase.branch', 'branch that is built'),
          offer('codebase.commitSha', 'commit that is built'),
          offer('codebase.shortCommitSha', 'commit that is built, in seven letters'),
        ]
      : []),
  ]
}

function ofStage(stage: Entry | undefined): OfferedExpression[] {
  if (!stage) return []
  const common = [offer('stage.name', 'name of the stage'), offer('stage.identifier', 'Id of the stage')]
  if (stage.type !== 'Deployment') return common
  return [
    ...common,
    offer('service.name', 'service that is deployed'),
    offer('service.identifier', 'Id of the service'),
    offer('env.name', 'environment that is deployed to'),
    offer('env.identifier', 'Id of the environment'),
    offer('env.type', 'Production or PreProduction'),
    offer('infra.namespace', 'namespace that is deployed to'),
    offer('infra.releaseName', 'name of the release'),
    offer('artifacts.primary.image', 'image of the artifact, with its tag'),
    offer('artifacts.primary.tag', 'tag of the artifact'),
  ]
}

function otherStages(document: PipelineDocument, stage: Entry | undefined): OfferedExpression[] {
  return [...entriesIn(document.outline())].flatMap(({ kind, key, name, identifier }) => {
    if (kind !== 'stage' || key === stage?.key || identifier === undefined) return []
    const about = `variable of the stage ${name ?? identifier}`
    const variables = namesOf(valueAt(document.model(key)?.value, ['variables']))
    return variables.map((variable) => offer(`pipeline.stages.${identifier}.variables.${variable}`, about))
  })
}

/** Secrets that the file names already: which others there are, only Harness knows. */
function secrets(document: PipelineDocument): OfferedExpression[] {
  const ids = [...document.text.matchAll(/secrets\.getValue\(\\?["']([\w.]+)\\?["']\)/g)].map(([, id]) => id ?? '')
  return [...ids, 'SECRET_ID'].map((id) =>
    offer(`secrets.getValue("${id}")`, id === 'SECRET_ID' ? 'a secret, by its Id' : 'secret of this file'),
  )
}
