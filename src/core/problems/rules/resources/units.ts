import { formatPointer } from '../../../patch/pointer.ts'
import type { EntryRule, Finding, FindingFix } from '../../rule.ts'
import type { Path } from '../../../value/value.ts'
import { hasExpression } from '../../rule.ts'
import { valueAt } from '../../../value/value.ts'

/** Kubernetes quantities; Harness's pages name whole numbers and G, M, Gi, Mi. Source: docs/sources.md#resources */
const MEMORY = /^\d+(\.\d+)?([EPTGMK]i?|k|m)?$/
const CPU = /^\d+(\.\d+)?m?$/

export const resourceUnits: EntryRule = {
  id: 'resources/unit',
  severity: 'error',
  scope: 'entry',
  summary: 'Memory or CPU in units that Kubernetes does not read',
  check({ entry, value }) {
    if (entry.kind !== 'step') return []
    return ['limits', 'requests'].flatMap((side) => [
      ...memory(value, ['spec', 'resources', side, 'memory']),
      ...cpu(value, ['spec', 'resources', side, 'cpu']),
    ])
  },
}

function memory(node: unknown, path: Path): Finding[] {
  const value = valueAt(node, path)
  if (typeof value !== 'string' || value === '' || hasExpression(value) || MEMORY.test(value)) return []
  const better = value
    .replace(/\s+/g, '')
    .replace(
      /^(\d+(?:\.\d+)?)([kmgt])(i?)b?$/i,
      (_, amount: string, unit: string, binary: string) => amount + unit.toUpperCase() + binary.toLowerCase(),
    )
  return [finding(path, `${value} is no amount of memory: write a number with Mi or Gi, as 500Mi`, better, MEMORY)]
}

function cpu(node: unknown, path: Path): Finding[] {
  const value = valueAt(node, path)
  if (typeof value !== 'string' || value === '' || hasExpression(value) || CPU.test(value)) return []
  return [
    finding(path, `${value} is no amount of CPU: write 0.5 or 500m`, value.replace(/\s+/g, '').toLowerCase(), CPU),
  ]
}

function finding(path: Path, message: string, better: string, pattern: RegExp): Finding {
  const fix: FindingFix = {
    title: `Write ${better}`,
    certain: false,
    patch: ({ node }) => [{ op: 'replace', path: node + formatPointer(path), value: better }],
  }
  return { path, message, fixes: pattern.test(better) ? [fix] : [] }
}
