import * as z from 'zod'
import { ci } from './ciStage.ts'
import {
  delegateSelectors,
  description,
  failureStrategies,
  identifier,
  name,
  stageWhen,
  strategy,
  tags,
  templateLink,
  timeout,
  variables,
} from './common.ts'
import { deployment, environment, execution } from './deployment.ts'
import { field, FIXED_OR_INPUT } from './describedField.ts'
import { openMapping } from './openMapping.ts'
import { anything, list, object, text } from './values.ts'

const naming = { name: name(), identifier: identifier(), description: description().optional() }

const settings = {
  variables: variables().optional(),
  tags: tags().optional(),
  timeout: timeout().optional(),
  delegateSelectors: delegateSelectors().optional(),
  when: stageWhen().optional(),
  strategy: strategy().optional(),
  skipInstances: z.union([z.boolean(), z.string()], { error: 'must be true or false' }).optional(),
  runMode: anything().optional(),
  pipelineVariables: anything().optional(),
  objective: anything().optional(),
}

const stage = <Type extends string, Spec extends z.ZodType>(type: Type, spec: Spec) =>
  object({ ...naming, type: z.literal(type), spec, ...settings, failureStrategies: failureStrategies().optional() })

const withExecution = object({
  execution: execution(true),
  environment: environment.optional(),
  serviceDependencies: anything().optional(),
})
/** Stages whose other settings only their own product knows. */
const ofOtherProduct = openMapping({
  platform: ci.shape.platform,
  runtime: ci.shape.runtime,
  infrastructure: ci.shape.infrastructure,
  execution: execution(true).optional(),
})

/** Stages by their type. Only Deployment must say what happens on failure. */
export const stageTypes = {
  Deployment: object({
    ...naming,
    type: z.literal('Deployment'),
    spec: deployment,
    ...settings,
    failureStrategies: failureStrategies(),
  }),
  CI: stage('CI', ci.optional()),
  Custom: stage('Custom', withExecution.optional()),
  Approval: stage('Approval', withExecution.optional()),
  FeatureFlag: stage('FeatureFlag', withExecution.optional()),
  SecurityTests: stage('SecurityTests', ci.optional()),
  IACM: stage('IACM', ofOtherProduct.optional()),
  IDP: stage('IDP', ofOtherProduct.optional()),
  DRTest: stage('DRTest', ofOtherProduct.optional()),
  CompositeLoadTest: stage('CompositeLoadTest', ofOtherProduct.optional()),
  Pipeline: stage(
    'Pipeline',
    object({
      pipeline: field(text(), {
        label: 'Pipeline',
        widget: 'mono',
        help: 'The Id of the pipeline that the stage runs.',
      }),
      org: field(text(), { label: 'Organization', widget: 'mono', help: 'Its organization.' }),
      project: field(text(), { label: 'Project', widget: 'mono', help: 'Its project.' }),
      inputSetReferences: field(list(text()), {
        label: 'Input Sets',
        widget: 'list',
        section: 'more',
        itemLabel: 'Input Set',
        addLabel: 'Add input set',
        help: 'The input sets that the pipeline is run with, the later ones over the earlier.',
        kinds: FIXED_OR_INPUT,
      }).optional(),
      inputs: field(anything(), {
        label: 'Pipeline Inputs',
        widget: 'yaml',
        help: 'Values for the runtime inputs of the pipeline, in its shape.',
        kinds: FIXED_OR_INPUT,
      }).optional(),
      pipelineInputs: anything().optional(),
      outputs: field(anything(), {
        label: 'Outputs',
        widget: 'rows',
        section: 'more',
        itemLabel: 'Output',
        addLabel: 'Add output',
        columns: [
          { key: 'name', label: 'name' },
          { key: 'value', label: 'value' },
        ],
        help: 'Values of the pipeline that later stages read.',
        kinds: FIXED_OR_INPUT,
      }).optional(),
    }).optional(),
  ),
  Dynamic: stage(
    'Dynamic',
    openMapping({
      source: field(anything(), {
        label: 'Source',
        widget: 'multiline',
        help: 'The YAML of the pipeline that is run, or an expression that makes it.',
      }).optional(),
    }).optional(),
  ),
} as const

/** A stage that is only a link to a template. */
export const linkedStage = object({
  ...naming,
  template: templateLink(),
  ...settings,
  failureStrategies: failureStrategies().optional(),
})
