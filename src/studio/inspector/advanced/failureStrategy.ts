import type { YamlValue } from '../../../core/patch/operation.ts'
import { textOf } from '../edit/fieldText.ts'
import { isMapping } from '../../../core/value/value.ts'

/** The errors of the pipeline schema, the common ones first. */
export const ERRORS = [
  'AllErrors',
  'Timeout',
  'Connectivity',
  'Authentication',
  'Authorization',
  'DelegateProvisioning',
  'DelegateRestart',
  'Verification',
  'PolicyEvaluationFailure',
  'InputTimeoutError',
  'ApprovalRejection',
  'UserMarkedFailure',
  'InfrastructureFailure',
  'PluginImageFailure',
  'ResourceLimitsFailure',
  'ConfigurationFailure',
  'RetryableTransientFailure',
  'Unknown',
] as const

export interface Action {
  readonly type: string
  readonly label: string
  /** Where the platform documentation lets it stand: `group` actions only on step groups. */
  readonly on?: 'stepGroup'
}

export const ACTIONS: readonly Action[] = [
  { type: 'Retry', label: 'Retry' },
  { type: 'ManualIntervention', label: 'Manual intervention' },
  { type: 'MarkAsFailure', label: 'Mark as failure' },
  { type: 'MarkAsSuccess', label: 'Mark as success' },
  { type: 'Ignore', label: 'Ignore' },
  { type: 'Abort', label: 'Abort' },
  { type: 'StageRollback', label: 'Stage rollback' },
  { type: 'PipelineRollback', label: 'Pipeline rollback' },
  { type: 'ProceedWithDefaultValues', label: 'Proceed with default values' },
  { type: 'StepGroupRollback', label: 'Step group rollback', on: 'stepGroup' },
  { type: 'RetryStepGroup', label: 'Retry step group', on: 'stepGroup' },
]

/** Actions that may follow when retries or a wait are used up: those without settings of their own. */
export const LAST_ACTIONS = ACTIONS.filter(
  ({ type }) => !['Retry', 'ManualIntervention', 'RetryStepGroup'].includes(type),
)

export interface FailureStrategy {
  readonly errors: readonly string[]
  readonly action: string
  /** Of Retry and RetryStepGroup. */
  readonly retryCount?: string
  readonly retryIntervals?: string
  /** Of ManualIntervention. */
  readonly timeout?: string
  /** What happens when retries or the wait are used up. */
  readonly last?: string
}

/** One strategy as the form shows it; `undefined` when it holds more than the form can say. */
export function readFailureStrategy(value: unknown): FailureStrategy | undefined {
  const onFailure = only(value, ['onFailure'])?.['onFailure']
  const { errors, action } = only(onFailure, ['errors', 'action']) ?? {}
  const { type, spec } = only(action, ['type', 'spec']) ?? {}
  if (!isTexts(errors) || typeof type !== 'string') return undefined
  const read = readSpec(type, spec)
  return read && { errors, action: type, ...read }
}

function readSpec(type: string, spec: unknown): Partial<FailureStrategy> | undefined {
  if (spec === undefined || spec === null) return {}
  if (type === 'Retry' || type === 'RetryStepGroup') {
    const { retryCount, retryIntervals, onRetryFailure } =
      only(spec, ['retryCount', 'retryIntervals', 'onRetryFailure']) ?? {}
    const last = readLast(onRetryFailure)
    if (retryCount === undefined || last === undefined) return undefined
    if (retryIntervals !== undefined && !isTexts(retryIntervals)) return undefined
    return {
      retryCount: textOf(retryCount),
      ...(retryIntervals ? { retryIntervals: retryIntervals.join(', ') } : {}),
      ...(last === '' ? {} : { last }),
    }
  }
  if (type === 'ManualIntervention') {
    const { timeout, onTimeout } = only(spec, ['timeout', 'onTimeout']) ?? {}
    const last = readLast(onTimeout)
    if (typeof timeout !== 'string' || last === undefined) return undefined
    return { timeout, ...(last === '' ? {} : { last }) }
  }
  return isMapping(spec) && Object.keys(spec).length === 0 ? {} : undefined
}

function readLast(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  const action = only(value, ['action'])?.['action']
  const type = only(action, ['type'])?.['type']
  return typeof type === 'string' ? type : undefined
}

/** The mapping, if it has no other keys than these. */
function only(value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  return isMapping(value) && Object.keys(value).every((key) => keys.includes(key)) ? value : undefined
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** The action's mapping as it is written, with what Harness wants beside the type. */
export function actionValue(strategy: Omit<FailureStrategy, 'errors'>): YamlValue {
  const { action, retryCount = '2', retryIntervals = '10s', timeout = '1h', last = 'MarkAsFailure' } = strategy
  if (action === 'Retry' || action === 'RetryStepGroup') {
    const count = /^\d+$/.test(retryCount) ? Number(retryCount) : retryCount
    const intervals = splitList(retryIntervals)
    const after: Record<string, YamlValue> = action === 'Retry' ? { onRetryFailure: { action: { type: last } } } : {}
    return { type: action, spec: { retryCount: count, retryIntervals: intervals, ...after } }
  }
  if (action === 'ManualIntervention') {
    return { type: action, spec: { timeout, onTimeout: { action: { type: last } } } }
  }
  return { type: action }
}

export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export const NEW_STRATEGY: YamlValue = {
  onFailure: { errors: ['AllErrors'], action: actionValue({ action: 'MarkAsFailure' }) },
}

export function actionLabel(type: string): string {
  return ACTIONS.find((action) => action.type === type)?.label ?? type
}

/** "Retry 2 times (10s, 1m), then Mark as failure" */
export function sentenceOf({ action, retryCount, retryIntervals, timeout, last }: FailureStrategy): string {
  const times = retryCount === undefined ? '' : ` ${retryCount === '1' ? 'once' : `${retryCount} times`}`
  const pauses = retryIntervals === undefined || retryIntervals === '' ? '' : ` (${retryIntervals})`
  const wait = timeout === undefined ? '' : ` for ${timeout}`
  const after = last === undefined ? '' : `, then ${actionLabel(last)}`
  return `${actionLabel(action)}${times}${pauses}${wait}${after}`
}
