import { children } from './children.ts'
import { constrained } from './constraint.ts'
import { field, FIXED_OR_INPUT, key, ONLY_FIXED } from './describedField.ts'
import type { FieldAbout } from './describedField.ts'
import { anything, choice, flag, list, object, text } from './values.ts'
import * as z from 'zod'

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

export const execution = (rollback: boolean) =>
  key(
    object({
      steps: children('steps').optional(),
      ...(rollback ? { rollbackSteps: children('steps', 0).optional() } : {}),
    }),
    'Execution',
    'The steps of the stage, and those of its rollback.',
  )

/** The Id of something that Harness keeps. */
const ref = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(text(), { label, widget: 'mono', help, docs: 'deploy', ...about })

const asYaml = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(anything(), { label, widget: 'yaml', section: 'more', help, docs: 'deploy', kinds: FIXED_OR_INPUT, ...about })

const toggle = (label: string, help: string, about: Partial<FieldAbout> = {}) =>
  field(flag(), { label, widget: 'toggle', help, docs: 'deploy', kinds: FIXED_OR_INPUT, ...about })

/** A list whose place an expression may take. */
const listOrText = <Item extends z.ZodType>(item: Item) =>
  z.union([list(item), z.string()], { error: 'must be a list or an expression' })

const fromStage = (label: string, help: string) =>
  object({ stage: ref(label, help, { section: 'more', kinds: ONLY_FIXED }), metadata: text().optional() })

const absent = (...keys: readonly string[]) => ({ when: { absent: keys.map((each) => ['spec', each]) } })
const present = (...path: readonly string[]) => ({ when: { present: ['spec', ...path] } })

const service = object({
  serviceRef: ref('Service', 'The Id of the service that is deployed.', absent('services', 'serviceConfig')).optional(),
  useFromStage: fromStage('Service of Stage', 'The Id of an earlier stage whose service is taken.').optional(),
  serviceInputs: asYaml('Service Inputs', 'Values for the runtime inputs of the service.', {
    section: 'step',
    ...present('service', 'serviceRef'),
  }).optional(),
  gitBranch: ref('Service Branch', 'The branch that the service is read from.', {
    section: 'more',
    ...present('service', 'serviceRef'),
  }).optional(),
  disableArtifactValidation: z.boolean().optional(),
  failureStrategies: anything().optional(),
  metadata: text().optional(),
})

const parallel = (label: string, help: string, ...path: readonly string[]) =>
  object({ parallel: toggle(label, help, present(...path)).optional() })

const services = object({
  values: field(listOrText(service), {
    label: 'Services',
    widget: 'rows',
    itemLabel: 'Service',
    addLabel: 'Add service to deploy',
    columns: [
      { key: 'serviceRef', label: 'Id' },
      { key: 'serviceInputs', label: 'inputs', kind: 'yaml' },
    ],
    help: 'Several services that are deployed by the same steps, one after another or at once.',
    docs: 'deploy',
    kinds: FIXED_OR_INPUT,
    ...present('services'),
  }).optional(),
  useFromStage: fromStage('Services of Stage', 'The Id of an earlier stage whose services are taken.').optional(),
  metadata: parallel('Deploy Services in Parallel', 'All at once in place of in turn.', 'services').optional(),
  disableArtifactValidation: z.boolean().optional(),
  failureStrategies: anything().optional(),
})

const infrastructureDefinition = object({
  identifier: key(text(), 'Infrastructure', 'The Id of the infrastructure definition.'),
  inputs: anything().optional(),
  metadata: text().optional(),
})

const clusters = listOrText(
  object({ identifier: text().optional(), agentIdentifier: text().optional(), metadata: text().optional() }),
)

export const environment = object({
  environmentRef: ref(
    'Environment',
    'The Id of the environment that is deployed to.',
    absent('environments', 'environmentGroup', 'infrastructure'),
  ).optional(),
  useFromStage: fromStage('Environment of Stage', 'The Id of an earlier stage whose environment is taken.').optional(),
  deployToAll: toggle(
    'Deploy to All',
    'To every infrastructure of the environment, in place of those that are named.',
    present('environment', 'environmentRef'),
  ).optional(),
  infrastructureDefinitions: field(listOrText(infrastructureDefinition), {
    label: 'Infrastructure',
    widget: 'rows',
    itemLabel: 'Infrastructure',
    addLabel: 'Add infrastructure',
    columns: [
      { key: 'identifier', label: 'Id' },
      { key: 'inputs', label: 'inputs', kind: 'yaml' },
    ],
    help: 'The infrastructure definitions of the environment that are deployed to.',
    docs: 'deploy',
    kinds: FIXED_OR_INPUT,
    ...present('environment', 'environmentRef'),
  }).optional(),
  infrastructureDefinition: anything().optional(),
  environmentInputs: asYaml(
    'Environment Inputs',
    'Values for the runtime inputs of the environment.',
    present('environment', 'environmentRef'),
  ).optional(),
  serviceOverrideInputs: asYaml(
    'Service Override Inputs',
    'Values for the runtime inputs of what the environment overrides.',
    present('environment', 'environmentRef'),
  ).optional(),
  servicesOverrides: anything().optional(),
  gitOpsClusters: field(clusters, {
    label: 'GitOps Clusters',
    widget: 'rows',
    section: 'more',
    itemLabel: 'Cluster',
    addLabel: 'Add cluster',
    columns: [
      { key: 'identifier', label: 'Id' },
      { key: 'agentIdentifier', label: 'agent' },
    ],
    help: 'The clusters that a GitOps agent brings up to date.',
    docs: 'deploy',
    kinds: FIXED_OR_INPUT,
    ...present('gitOpsEnabled'),
  }).optional(),
  provisioner: asYaml(
    'Provisioner',
    'Steps that make the infrastructure before anything is deployed.',
    present('environment', 'provisioner'),
  ).optional(),
  filters: asYaml(
    'Environment Filters',
    'Which infrastructures of the environment are taken, by tags.',
    present('environment', 'filters'),
  ).optional(),
  gitBranch: ref('Environment Branch', 'The branch that the environment is read from.', {
    section: 'more',
    ...present('environment', 'environmentRef'),
  }).optional(),
  failureStrategies: anything().optional(),
})

const environments = object({
  values: field(listOrText(environment), {
    label: 'Environments',
    widget: 'rows',
    itemLabel: 'Environment',
    addLabel: 'Add environment',
    columns: [
      { key: 'environmentRef', label: 'Id' },
      { key: 'deployToAll', label: 'to all infrastructures', kind: 'flag' },
      { key: 'infrastructureDefinitions', label: 'infrastructures', kind: 'yaml' },
      { key: 'environmentInputs', label: 'inputs', kind: 'yaml' },
    ],
    help: 'Several environments that are deployed to.',
    docs: 'deploy',
    kinds: FIXED_OR_INPUT,
    ...present('environments'),
  }).optional(),
  metadata: parallel(
    'Deploy to Environments in Parallel',
    'To all at once in place of in turn.',
    'environments',
  ).optional(),
  filters: asYaml(
    'Environments Filters',
    'Which environments are taken, by tags.',
    present('environments', 'filters'),
  ).optional(),
  failureStrategies: anything().optional(),
})

const environmentGroup = object({
  envGroupRef: ref('Environment Group', 'The Id of the group of environments.', present('environmentGroup')),
  deployToAll: toggle(
    'Deploy to All Environments',
    'To every environment of the group.',
    present('environmentGroup'),
  ).optional(),
  environments: asYaml('Environments of the Group', 'Those that are deployed to.', {
    section: 'step',
    ...present('environmentGroup'),
  }).optional(),
  metadata: parallel(
    'Deploy to the Group in Parallel',
    'To all of its environments at once in place of in turn.',
    'environmentGroup',
  ).optional(),
  filters: asYaml(
    'Group Filters',
    'Which environments of the group are taken, by tags.',
    present('environmentGroup', 'filters'),
  ).optional(),
  failureStrategies: anything().optional(),
  __uuid: text().optional(),
})

const deploymentTemplate = object({
  templateRef: ref('Deployment Template', 'The template of a custom deployment.', {
    kinds: ONLY_FIXED,
    when: { field: ['spec', 'deploymentType'], is: ['CustomDeployment'] },
  }),
  versionLabel: ref('Template Version', 'Which version of it; without one the stable version.', {
    kinds: ONLY_FIXED,
    when: { field: ['spec', 'deploymentType'], is: ['CustomDeployment'] },
  }).optional(),
})

/** `spec` of a Deployment stage: what is deployed, where to, and how. Source: docs/sources.md, schema */
export const deployment = constrained(
  object({
    deploymentType: field(choice(DEPLOYMENT_TYPES), {
      label: 'Deployment Type',
      widget: 'select',
      options: DEPLOYMENT_TYPES.map((value) => ({ value, label: value })),
      help: 'What the stage deploys to. The service must be of the same type.',
      docs: 'deploy',
    }).optional(),
    customDeploymentRef: deploymentTemplate.optional(),
    service: service.optional(),
    services: services.optional(),
    serviceConfig: asYaml('Service of the First Generation', 'serviceConfig, as older pipelines have it.', {
      kinds: ONLY_FIXED,
      ...present('serviceConfig'),
    }).optional(),
    environment: environment.optional(),
    environments: environments.optional(),
    environmentGroup: environmentGroup.optional(),
    infrastructure: asYaml('Infrastructure of the First Generation', 'infrastructure, as older pipelines have it.', {
      kinds: ONLY_FIXED,
      ...present('infrastructure'),
    }).optional(),
    gitOpsEnabled: field(z.boolean({ error: 'must be true or false' }), {
      label: 'GitOps',
      widget: 'toggle',
      section: 'more',
      help: 'Changes a repository that an agent reads, in place of the cluster.',
      docs: 'deploy',
      kinds: ONLY_FIXED,
    }).optional(),
    execution: execution(true),
    multiDeploymentConfig: anything().optional(),
    serviceDependencies: anything().optional(),
  }),
  { rule: 'exactlyOne', keys: ['service', 'services', 'serviceConfig'] },
  { rule: 'exactlyOne', keys: ['environment', 'environments', 'environmentGroup', 'infrastructure'] },
)
