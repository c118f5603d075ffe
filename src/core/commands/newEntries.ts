import type { YamlValue } from '../patch/operation.ts'
import { stepTypeInfo } from '../schema/index.ts'

/** What a new step starts with, so that it needs as little as possible: the type's required fields are there to fill. */
export function newStep(type: string, identifier: string): YamlValue {
  return { step: { type, name: identifier, identifier, ...timeoutOf(type), spec: specOf(type) } }
}

/** Types that Harness's own studio gives a timeout. Container steps have the group's. */
function timeoutOf(type: string): { timeout?: string } {
  return ['Background', 'Run', 'Plugin', 'GitClone', 'Wait', 'Barrier', 'Queue'].includes(type)
    ? {}
    : { timeout: '10m' }
}

const SPECS: Readonly<Record<string, YamlValue>> = {
  Background: { connectorRef: '', image: '', shell: 'Sh' },
  Run: { connectorRef: '', image: '', shell: 'Sh', command: '' },
  ShellScript: {
    shell: 'Bash',
    executionTarget: {},
    source: { type: 'Inline', spec: { script: '' } },
    environmentVariables: [],
    outputVariables: [],
  },
  Wait: { duration: '10m' },
  Http: { url: '', method: 'GET' },
  GitClone: { build: { type: 'branch', spec: { branch: 'main' } } },
  HarnessApproval: {
    approvalMessage: 'Please review and approve.',
    includePipelineExecutionHistory: true,
    approvers: { minimumCount: 1, disallowPipelineExecutor: false, userGroups: [] },
    approverInputs: [],
  },
}

function specOf(type: string): YamlValue {
  const known = SPECS[type]
  if (known !== undefined) return known
  const required = stepTypeInfo(type)?.requiredSpec ?? []
  return Object.fromEntries(required.map((key) => [key, '']))
}

/** A containerized group needs a step: an empty list of steps is no valid YAML for Harness. */
export function newStepGroup(identifier: string, stepIdentifier: string): YamlValue {
  return {
    stepGroup: {
      name: identifier,
      identifier,
      stepGroupInfra: { type: 'KubernetesDirect', spec: { connectorRef: '', namespace: '' } },
      steps: [newStep('Run', stepIdentifier)],
    },
  }
}

/** Stages that can be begun here; `Template` is a link to one. The types of other products are added as YAML. */
export const NEW_STAGE_TYPES = [
  'Custom',
  'Deployment',
  'CI',
  'Approval',
  'SecurityTests',
  'FeatureFlag',
  'Pipeline',
  'Template',
] as const
export type NewStageType = (typeof NEW_STAGE_TYPES)[number]

/** A stage with one step to begin with, and what its type cannot be without. */
export function newStage(type: NewStageType, identifier: string): YamlValue {
  const naming = { name: identifier, identifier }
  if (type === 'Template') return { stage: { ...naming, template: { templateRef: '', versionLabel: '' } } }
  if (type === 'Pipeline') return { stage: { ...naming, type, spec: { org: 'default', pipeline: '', project: '' } } }
  const step = newStep(FIRST_STEP[type], `${FIRST_STEP[type]}_1`)
  return { stage: { ...naming, type, ...stageBody(type, step) } }
}

type StageWithSteps = Exclude<NewStageType, 'Template' | 'Pipeline'>

const FIRST_STEP: Readonly<Record<StageWithSteps, string>> = {
  Custom: 'ShellScript',
  Deployment: 'ShellScript',
  CI: 'Run',
  Approval: 'HarnessApproval',
  SecurityTests: 'Run',
  FeatureFlag: 'ShellScript',
}

function stageBody(type: StageWithSteps, step: YamlValue): { readonly [key: string]: YamlValue } {
  const execution = { steps: [step] }
  if (type === 'CI' || type === 'SecurityTests') {
    const machine = { platform: { os: 'Linux', arch: 'Amd64' }, runtime: { type: 'Cloud', spec: {} } }
    return { spec: { cloneCodebase: false, ...machine, execution } }
  }
  if (type !== 'Deployment') return { spec: { execution } }
  const environment = { environmentRef: '', deployToAll: false, infrastructureDefinitions: [{ identifier: '' }] }
  return {
    spec: {
      deploymentType: 'Kubernetes',
      service: { serviceRef: '' },
      environment,
      execution: { ...execution, rollbackSteps: [] },
    },
    failureStrategies: [{ onFailure: { errors: ['AllErrors'], action: { type: 'StageRollback' } } }],
  }
}
