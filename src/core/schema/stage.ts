import * as z from 'zod'
import { children } from './children.ts'
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
import { constrained } from './constraint.ts'
import { field, FIXED_OR_INPUT, key, ONLY_FIXED } from './describedField.ts'
import type { FieldAbout } from './describedField.ts'
import { openMapping } from './openMapping.ts'
import { anything, choice, flag, list, object, text, textListOrInput } from './values.ts'

const DEPLOYMENT_TYPES = [
  'Kubernetes',
  'NativeHelm',
  'Ssh',
  'WinRm',
  'ServerlessAwsLambda',
  'AzureWebApp',
  'AzureFunction',
  'CustomDeployment',
  'ECS',
  'Elastigroup',
  'TAS',
  'Asg',
  'GoogleCloudFunctions',
  'AwsLambda',
  'AWS_SAM',
  'GoogleCloudRun',
  'AzureContainerApps',
  'Salesforce',
  'GoogleManagedInstanceGroup',
  'AiAgent',
] as const

const execution = (rollback: boolean) =>
  key(
    object({
      steps: children('steps').optional(),
      ...(rollback ? { rollbackSteps: children('steps', 0).optional() } : {}),
    }),
    'Execution',
    'The steps of the stage, and those of its rollback.',
  )

const asYaml = (label: string, help: string) =>
  field(anything(), { label, widget: 'yaml', help, kinds: ONLY_FIXED } satisfies FieldAbout)

const deployment = constrained(
  object({
    deploymentType: field(choice(DEPLOYMENT_TYPES), {
      label: 'Deployment Type',
      widget: 'select',
      options: DEPLOYMENT_TYPES.map((value) => ({ value, label: value })),
      help: 'What the stage deploys to. The service must be of the same type.',
    }).optional(),
    service: asYaml('Service', 'The service that is deployed, by serviceRef.').optional(),
    services: asYaml('Services', 'Several services that are deployed.').optional(),
    serviceConfig: anything().optional(),
    environment: asYaml(
      'Environment',
      'Where it is deployed: environmentRef and infrastructureDefinitions.',
    ).optional(),
    environments: asYaml('Environments', 'Several environments to deploy to.').optional(),
    environmentGroup: asYaml('Environment Group', 'A group of environments to deploy to.').optional(),
    infrastructure: anything().optional(),
    gitOpsEnabled: z.boolean().optional(),
    execution: execution(true),
    customDeploymentRef: asYaml('Deployment Template', 'The template of a custom deployment.').optional(),
    multiDeploymentConfig: anything().optional(),
    serviceDependencies: anything().optional(),
  }),
  { rule: 'exactlyOne', keys: ['service', 'services', 'serviceConfig'] },
  { rule: 'exactlyOne', keys: ['environment', 'environments', 'environmentGroup', 'infrastructure'] },
)

const ci = object({
  cloneCodebase: field(flag(), {
    label: 'Clone Codebase',
    widget: 'toggle',
    help: 'Clones the pipeline’s repository before the first step.',
    kinds: FIXED_OR_INPUT,
  }).optional(),
  infrastructure: asYaml('Infrastructure', 'Where the stage runs, when it is your own cluster or VMs.').optional(),
  runtime: anything().optional(),
  platform: anything().optional(),
  caching: anything().optional(),
  sharedPaths: field(textListOrInput(), {
    label: 'Shared Paths',
    widget: 'list',
    itemLabel: 'Shared Path',
    addLabel: 'Add path',
    help: 'Folders that all steps of the stage share.',
    kinds: FIXED_OR_INPUT,
  }).optional(),
  execution: execution(true).optional(),
  buildIntelligence: anything().optional(),
  slsa_provenance: anything().optional(),
  serviceDependencies: anything().optional(),
})

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
  environment: anything().optional(),
  serviceDependencies: anything().optional(),
})
/** Stages whose other settings only their own product knows. */
const ofOtherProduct = openMapping({ execution: execution(true).optional() })

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
      inputSetReferences: list(text()).optional(),
      inputs: anything().optional(),
      pipelineInputs: anything().optional(),
      outputs: anything().optional(),
    }).optional(),
  ),
  Dynamic: stage('Dynamic', anything().optional()),
} as const

/** A stage that is only a link to a template. */
export const linkedStage = object({
  ...naming,
  template: templateLink(),
  ...settings,
  failureStrategies: failureStrategies().optional(),
})
