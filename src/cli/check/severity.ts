import type { Severity } from '../../core/problems/problem.ts'

/** Worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least)
}
