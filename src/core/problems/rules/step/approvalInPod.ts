import type { EntryRule } from '../../rule.ts'

/** Harness Approval is the only approval that a containerized group takes. Source: docs/sources.md#containerized-steps */
const REFUSED: ReadonlySet<string> = new Set(['JiraApproval', 'ServiceNowApproval', 'CustomApproval'])

export const approvalInPod: EntryRule = {
  id: 'step/not-in-containerized-group',
  severity: 'error',
  scope: 'entry',
  summary: 'A step type that a containerized group does not take',
  check({ entry, around }) {
    if (entry.kind !== 'step' || entry.type === undefined || !REFUSED.has(entry.type) || !around.pod) return []
    return [
      {
        path: ['type'],
        message: `${entry.type} cannot run in a containerized group: move it out, or use HarnessApproval`,
      },
    ]
  },
}
