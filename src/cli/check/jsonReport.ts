import type { Report } from './report.ts'

/** One array of problems, each with its file. */
export const jsonReport: Report = {
  begin: '[',
  file: (file, _, problems) =>
    problems
      .map(({ rule, severity, message, line, column, range, pointer, fixes }) => {
        const shown = fixes.map(({ title, certain }) => ({ title, certain }))
        return `\n${JSON.stringify({ file, line, column, severity, message, rule, range, pointer, fixes: shown })}`
      })
      .join(','),
  between: ',',
  end: () => '\n]\n',
}
