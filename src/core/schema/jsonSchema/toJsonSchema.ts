import { inputSet } from '../inputSet.ts'
import { describedSteps } from '../steps/describedSteps.ts'
import { pipeline } from '../pipeline.ts'
import { linkedStage, stageTypes } from '../stage.ts'
import { linkedStepGroup, stepGroup } from '../stepGroup.ts'
import { lateStep, lateSteps } from '../steps/lateSteps.ts'
import { otherStep } from '../steps/otherStep.ts'
import { linkedStep } from '../steps/stepNode.ts'
import { stepTypes } from '../steps/stepTypes.ts'
import { template } from '../template.ts'
import type { Json } from './nodeJson.ts'
import { nodeJson, ref } from './nodeJson.ts'
import { shareParts } from './shareParts.ts'
import { stepSnippets } from './snippets.ts'

/**
 * The published JSON Schema (draft-07, for editors), made of the same zod schemas as every check here. A step's or
 * stage's `type` chooses the schema that holds (`if`, `then`), so that editors speak of one field, too.
 */
export function toJsonSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Harness pipeline, template or input set',
    type: 'object',
    properties: {
      pipeline: ref('pipeline'),
      template: ref('template'),
      inputSet: ref('inputSet'),
      overlayInputSet: ref('inputSet'),
      stage: ref('stage'),
      stepGroup: ref('stepGroup'),
      step: ref('step'),
      steps: { type: 'array', items: ref('stepItem') },
    },
    definitions: shareParts({
      pipeline: nodeJson(pipeline),
      template: nodeJson(template),
      inputSet: nodeJson(inputSet),
      stageItem: item('stage', { stage: ref('stage') }),
      stepItem: { ...item('step', { step: ref('step'), stepGroup: ref('stepGroup') }), defaultSnippets: stepSnippets },
      stage: stageByType(),
      'stage.link': nodeJson(linkedStage),
      ...named('stage', stageTypes),
      stepGroup: when({ required: ['template'] }, ref('stepGroup.link'), ref('stepGroup.own')),
      'stepGroup.own': nodeJson(stepGroup),
      'stepGroup.link': nodeJson(linkedStepGroup),
      step: stepByType(),
      'step.link': nodeJson(linkedStep),
      'step.other': commonOfSteps(),
      ...named('step', describedSteps),
    }),
  }
}

function when(condition: Json, holds: Json, otherwise?: Json): Json {
  // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema; nobody awaits a schema
  return { if: condition, then: holds, ...(otherwise === undefined ? {} : { else: otherwise }) }
}

/** An item of a list has exactly one of these keys. */
function item(kind: 'stage' | 'step', shapes: Json): Json {
  return {
    type: 'object',
    properties: { ...shapes, parallel: { type: 'array', items: ref(`${kind}Item`) }, insert: { type: 'object' } },
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  }
}

const typeIs = (words: readonly string[]): Json => ({
  properties: { type: words.length === 1 ? { const: words[0] } : { enum: words } },
  required: ['type'],
})

const isLink: Json = { required: ['template'], not: { required: ['type'] } }

function stageByType(): Json {
  const types = Object.keys(stageTypes)
  return {
    type: 'object',
    properties: { type: { enum: types } },
    ...when(isLink, ref('stage.link'), {
      required: ['type'],
      allOf: types.map((type) => when(typeIs([type]), ref(`stage.${type}`))),
    }),
  }
}

function stepByType(): Json {
  const known = stepTypes.map(({ type }) => type)
  const described = Object.keys(describedSteps)
  return {
    type: 'object',
    properties: {
      type: {
        // Types that are not listed pass: Harness adds them faster than any list.
        anyOf: [
          { enum: known, enumDescriptions: stepTypes.map(({ title, description }) => description ?? title) },
          { type: 'string' },
        ],
      },
    },
    ...when(isLink, ref('step.link'), {
      required: ['type'],
      allOf: [
        ...described.map((type) => when(typeIs([type]), ref(`step.${type}`))),
        when({ not: typeIs(described) }, ref('step.other')),
        ...settings().map(({ types, demand }) => when(typeIs(types), demand)),
      ],
    }),
  }
}

function commonOfSteps(): Json {
  const json = nodeJson(otherStep(''))
  const { type: _type, spec: _spec, ...properties } = json.properties as Json
  return { ...json, properties, required: (json.required as string[]).filter((key) => key !== 'type') }
}

/** The settings of the types that we know by name; types with the same ones share a branch. */
function settings(): readonly { readonly types: readonly string[]; readonly demand: Json }[] {
  const bySettings = new Map<string, { types: string[]; demand: Json }>()
  const listed = new Set([...stepTypes.map(({ type }) => type), ...Object.keys(lateSteps)])
  for (const type of listed) {
    if (Object.hasOwn(describedSteps, type)) continue
    const { properties, required } = nodeJson(lateStep(type) ?? otherStep(type))
    const { spec } = properties as Json
    const isDemanded = (required as readonly string[]).includes('spec')
    const demand: Json = { properties: { spec }, ...(isDemanded ? { required: ['spec'] } : {}) }
    const id = JSON.stringify(demand)
    const known = bySettings.get(id)
    if (known) known.types.push(type)
    else bySettings.set(id, { types: [type], demand })
  }
  return [...bySettings.values()]
}

function named(kind: string, schemas: Readonly<Record<string, Parameters<typeof nodeJson>[0]>>): Json {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [`${kind}.${type}`, nodeJson(schema)]))
}
