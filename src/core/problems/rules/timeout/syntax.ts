import type { EntryRule, FindingFix } from '../../rule.ts'
import { hasExpression } from '../../rule.ts'

/** Whole; the official pattern is not anchored at both ends and lets `10s junk` pass. */
const WHOLE = /^\d+[smhdw](\s?\d+[smhdw])*$/

export const timeoutSyntax: EntryRule = {
  id: 'timeout/syntax',
  severity: 'error',
  scope: 'entry',
  summary: 'A timeout that is no duration of w, d, h, m and s',
  check({ value, issues }) {
    const { timeout } = value
    if (typeof timeout !== 'string' || timeout === '' || hasExpression(timeout)) return []
    const isRefused = issues.some(({ code, path }) => code === 'pattern' && path.length === 1 && path[0] === 'timeout')
    if (!isRefused && WHOLE.test(timeout)) return []
    return [{ path: ['timeout'], message: sentence(timeout), fixes: fixes(timeout) }]
  },
}

function sentence(timeout: string): string {
  if (/^\d+$/.test(timeout)) return `${timeout} has no unit: write ${timeout}s, ${timeout}m or ${timeout}h`
  if (/^[1-9]s$/.test(timeout))
    return `Harness takes seconds alone only with two digits: write 10s or more, not ${timeout}`
  if (/^0+[smhdw]$/.test(timeout)) return 'A timeout of nothing is not allowed: write 10s or more'
  return `${timeout} is no timeout: write it as 30s, 10m or 1h 30m`
}

function fixes(timeout: string): FindingFix[] {
  const tidy = timeout
    .trim()
    .toLowerCase()
    .replace(/(\d)\s+(?=[smhdw])/g, '$1')
    .replace(/\s+/g, ' ')
  if (tidy === timeout || !WHOLE.test(tidy) || /^\ds$/.test(tidy)) return []
  return [
    {
      title: `Write ${tidy}`,
      certain: false,
      patch: ({ node }) => [{ op: 'replace', path: `${node}/timeout`, value: tidy }],
    },
  ]
}
