import type { Severity } from '../../core/problems/problem.ts'
import type { Report } from './report.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>

/** Workflow commands, which GitHub shows as annotations at the lines of a change. Source: docs/sources.md#github-commands */
export const githubReport: Report = {
  begin: '',
  file: (file, _, problems) =>
    problems
      .map(({ severity, line, column, rule, message }) => {
        const properties = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`
        return `::${COMMANDS[severity]} ${properties}::${data(message)}\n`
      })
      .join(''),
  between: '',
  end: () => '',
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
