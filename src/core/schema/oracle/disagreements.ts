import type { NodeKind } from '../contract.ts'

/** Where this schema says something else than the official one, and why. Explained in docs/decisions/0010-schema-disagreements.md. */
export interface Disagreement {
  /** As the table of the decision names it. */
  readonly id: string
  readonly kind: NodeKind
  /** Paths of our issues, from the node, with `*` for an index or name. */
  readonly paths: readonly string[]
}

/** We refuse, the official schema accepts. */
export const stricter: readonly Disagreement[] = [
  { id: 'report-without-paths', kind: 'step', paths: ['spec.reports.type', 'spec.reports.spec'] },
  { id: 'output-variable-without-name', kind: 'step', paths: ['spec.outputVariables.*.name'] },
  ...(['step', 'stepGroup', 'stage'] as const).map((kind) => ({
    id: 'failure-action',
    kind,
    paths: ['failureStrategies.*.onFailure.action.type'],
  })),
  { id: 'override-image-connector', kind: 'stepGroup', paths: ['stepGroupInfra.spec.harnessImageConnectorRef'] },
  { id: 'leftover-infrastructure', kind: 'stepGroup', paths: ['stepGroupInfra.type'] },
]

/** We accept, the official schema refuses: real files, by the number in their name. */
export const laxerFiles: readonly { readonly id: string; readonly file: string }[] = [
  // `type: Approval` as a step: an unknown step type is a warning here.
  { id: 'unknown-step-type', file: '289' },
]

export function explains(rule: Disagreement, kind: NodeKind, path: readonly (string | number)[]): boolean {
  if (rule.kind !== kind) return false
  return rule.paths.some((pattern) => {
    const tokens = pattern.split('.')
    return (
      tokens.length === path.length && tokens.every((token, index) => token === '*' || token === String(path[index]))
    )
  })
}
