import type { Severity } from '../../core/problems/problem.ts'
import { styled } from '../terminal/output.ts'
import type { Report, Totals } from './report.ts'
import { SEVERITIES } from './severity.ts'

const STYLES = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>
const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
}

/** `ci.yaml:31:26  error  sentence  rule`, as editors and terminals make links of it. */
export const textReport: Report = {
  begin: '',
  file: (file, _, problems) =>
    problems
      .map(({ line, column, severity, message, rule }) => {
        const place = styled('bold', `${file}:${line}:${column}`)
        return `${place}  ${styled(STYLES[severity], severity)}  ${message}  ${styled('dim', rule)}\n`
      })
      .join(''),
  between: '',
  end: summary,
}

function summary({ files, filesWithProblems, counts }: Totals): string {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    counted(counts[severity], WORDS[severity]),
  )
  if (found.length === 0) return `No problems in ${counted(files, ['file', 'files'])}.\n`
  return `${found.join(', ')} in ${filesWithProblems} of ${counted(files, ['file', 'files'])}.\n`
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`
}
