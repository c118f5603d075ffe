import type { EntryRule } from '../../rule.ts'

/** Stages with a build infrastructure of their own run Background steps in it. Source: docs/sources.md#pipeline-structure */
const NEED_GROUP: ReadonlySet<string> = new Set(['Deployment', 'Custom'])
const NEVER: ReadonlySet<string> = new Set(['Approval', 'Pipeline', 'DRTest', 'CompositeLoadTest'])

export const backgroundNotInPod: EntryRule = {
  id: 'background/not-in-containerized-group',
  severity: 'error',
  scope: 'entry',
  summary: 'A Background step where no pod runs it: outside a containerized group, or in one of VM or ECS',
  check({ entry, around }) {
    // Input sets hold only what was asked for: the group around the step is in the pipeline.
    const partial = around.documentKind === 'inputSet' || around.documentKind === 'overlayInputSet'
    if (entry.type !== 'Background' || partial) return []
    const message = sentence(around)
    return message === undefined ? [] : [{ path: ['type'], message }]
  },
}

function sentence({
  stageType,
  pod,
}: {
  stageType: string | undefined
  pod: { infra: string | undefined } | undefined
}): string | undefined {
  if (stageType !== undefined && NEVER.has(stageType))
    return `A stage of type ${stageType} has no Background steps: move it`
  if (pod === undefined)
    return stageType !== undefined && NEED_GROUP.has(stageType)
      ? 'A Background step runs in a pod: move it into a step group with container-based execution'
      : undefined
  if (pod.infra === 'VM' || pod.infra === 'ECSDirect')
    return `Groups of type ${pod.infra} have no Background steps: use KubernetesDirect`
  return undefined
}
