import { formatPointer } from '../../../patch/pointer.ts'
import type { EntryRule, Finding } from '../../rule.ts'
import type { Path } from '../../../value/value.ts'

/**
 * Plain values that readers of YAML 1.1 (many of Harness's neighbours) and of YAML 1.2 read differently:
 * `yes` is true or text, `0777` is 511 or 777, `22:22` is a number in base 60 or text.
 */
const AMBIGUOUS: readonly (readonly [pattern: RegExp, otherwise: string])[] = [
  [/^(yes|Yes|YES|on|On|ON)$/, 'true'],
  [/^(no|No|NO|off|Off|OFF)$/, 'false'],
  [/^[-+]?0[0-7]+$/, 'an octal number'],
  [/^0o[0-7]+$/, 'text'],
  [/^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+$/, 'a number in base 60'],
  [/^[-+]?[1-9][0-9]*(_[0-9]+)+$/, 'a number without _'],
]

/** Numbers whose letters say more than their value: `0777`, `0o17`. */
const LIKE_OCTAL = /(?<![\w.])0[0-7o]/

export const ambiguousScalar: EntryRule = {
  id: 'yaml/ambiguous-value',
  severity: 'warning',
  scope: 'entry',
  summary: 'A plain value that YAML 1.1 and YAML 1.2 readers read differently',
  check(node) {
    const spoken = new Set(node.issues.map(({ path }) => formatPointer(path)))
    const found: Finding[] = []
    let hasOctal: boolean | undefined
    visit(node.value, [], (value, path) => {
      // How a number was written is not in its value, and to look it up costs a full parse.
      if (typeof value === 'string' ? !isSuspect(value) : !(hasOctal ??= LIKE_OCTAL.test(node.text()))) return
      const source = node.source(path)
      const other = AMBIGUOUS.find(([pattern]) => pattern.test(source))?.[1]
      if (other !== undefined && !spoken.has(formatPointer(path))) found.push(findingOf(path, source, other))
    })
    return found
  },
}

function isSuspect(value: string): boolean {
  return value.length <= 24 && AMBIGUOUS.some(([pattern]) => pattern.test(value))
}

function findingOf(path: Path, source: string, other: string): Finding {
  return {
    path,
    message: `Some readers take ${source} as ${other}: put it in quotes, "${source}"`,
    fixes: [{ title: `Write "${source}"`, certain: true, newText: `"${source}"` }],
  }
}

function visit(value: unknown, path: Path, look: (value: string | number, path: Path) => void): void {
  if (typeof value === 'string' || typeof value === 'number') look(value, path)
  else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index], look))
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) visit(item, [...path, key], look)
}
