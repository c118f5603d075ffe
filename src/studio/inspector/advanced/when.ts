import { isMapping } from '../../../core/value/value.ts'

/** When a step runs, by what happened before it, in the YAML's words. */
export type Status = 'Success' | 'All' | 'Failure'

export interface When {
  readonly status: Status
  readonly condition: string
}

export const STATUSES: readonly { readonly status: Status; readonly label: string }[] = [
  { status: 'Success', label: 'If everything before it succeeded' },
  { status: 'All', label: 'Always' },
  { status: 'Failure', label: 'Only if something before it failed' },
]

export type StatusKey = 'stageStatus' | 'pipelineStatus'

/** What Harness does when nothing is written. */
const ABSENT: When = { status: 'Success', condition: '' }

/** The value as the form shows it; `undefined` when it holds more than the form can say. */
export function readWhen(value: unknown, statusKey: StatusKey): When | undefined {
  if (value === undefined || value === null) return ABSENT
  if (!isMapping(value)) return undefined
  const { [statusKey]: status = 'Success', condition = '', ...rest } = value
  const isKnown = STATUSES.some((each) => each.status === status)
  if (!isKnown || typeof condition !== 'string' || Object.keys(rest).length > 0) return undefined
  return { status: status as Status, condition }
}
