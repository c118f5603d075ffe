import type { Report } from './report.ts'

/** One array of problems, each with its file. */
export function jsonReport(): Report {
  let isFirst = true
  return {
    begin: () => '[',
    file: (file, problems) =>
      problems
        .map(({ rule, severity, message, line, column, range, pointer, fixes }) => {
          const lead = isFirst ? '\n' : ',\n'
          isFirst = false
          const shown = fixes.map(({ title, certain }) => ({ title, certain }))
          return lead + JSON.stringify({ file, line, column, severity, message, rule, range, pointer, fixes: shown })
        })
        .join(''),
    end: () => '\n]\n',
  }
}
