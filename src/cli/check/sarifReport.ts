import { version } from '../../../package.json'
import type { Severity } from '../../core/problems/problem.ts'
import type { Report } from './report.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>

/** SARIF 2.1.0. The tool comes last, because only then are the rules known that spoke. */
export function sarifReport(): Report {
  const rules = new Map<string, number>()
  let isFirst = true
  return {
    begin: () =>
      '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{"columnKind":"utf16CodeUnits","results":[',
    file: (file, problems) =>
      problems
        .map(({ rule, severity, message, line, column, range }) => {
          const ruleIndex = rules.get(rule) ?? rules.size
          rules.set(rule, ruleIndex)
          const region = {
            startLine: line,
            startColumn: column,
            charOffset: range.start,
            charLength: range.end - range.start,
          }
          const location = { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }
          const result = {
            ruleId: rule,
            ruleIndex,
            level: LEVELS[severity],
            message: { text: message },
            locations: [location],
          }
          const lead = isFirst ? '\n' : ',\n'
          isFirst = false
          return lead + JSON.stringify(result)
        })
        .join(''),
    end: () => {
      const driver = { name: 'Pipeline Studio', version, rules: [...rules.keys()].map((id) => ({ id })) }
      return `\n],"tool":${JSON.stringify({ driver })}}]}\n`
    },
  }
}

/** A relative path as a relative reference: `%`, `#` and blanks escaped, `/` kept. */
function uriOf(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/')
}
