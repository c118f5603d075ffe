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

export function newStage(identifier: string, stepIdentifier: string): YamlValue {
  return {
    stage: {
      name: identifier,
      identifier,
      type: 'Custom',
      spec: { execution: { steps: [newStep('ShellScript', stepIdentifier)] } },
    },
  }
}
