import type { Problem, Severity } from '../../core/problems/problem.ts'
import { ruleList } from '../../core/problems/ruleList.ts'
import type { SchemaIssue } from '../../core/schema/contract.ts'

interface ReportedRule {
  readonly id: string
  readonly severity: Severity
  readonly summary: string
}

/** Of a file as a whole, before any rule looks into it. */
const FILE: readonly ReportedRule[] = [
  { id: 'file/unreadable', severity: 'error', summary: 'The file cannot be read as UTF-8 text' },
  { id: 'file/not-checked', severity: 'error', summary: 'The program broke off while it checked the file' },
  { id: 'yaml/too-large', severity: 'error', summary: 'The file is larger than any pipeline can be' },
  { id: 'yaml/too-deep', severity: 'error', summary: 'Brackets are nested hundreds of times' },
  { id: 'yaml/alias-bomb', severity: 'error', summary: 'An anchor stands for more values than anyone can mean' },
]

/** The one rule `schema` speaks with these. */
const SCHEMA: Readonly<Record<SchemaIssue['code'], string>> = {
  required: 'A field that must be there is missing',
  'wrong-type': 'The value has another type than the field',
  'not-in-list': 'The value is none of those that the field may have',
  pattern: 'The value is not written as the field wants it',
  'unknown-key': 'The field is not known here',
  'unknown-type': 'The type is not known here',
  'too-small': 'The value is too small or too short',
  'too-big': 'The value is too big or too long',
  'not-allowed': 'The field may not stand here',
}

/** Every rule that may be named in a report. */
export const RULES: readonly ReportedRule[] = [
  ...FILE,
  ...ruleList.filter(({ id }) => id !== 'schema'),
  ...Object.entries(SCHEMA).map(([code, summary]) => ({ id: `schema/${code}`, severity: 'error' as const, summary })),
]

/** A problem at the beginning of the file. */
export function fileProblem(rule: 'file/unreadable' | 'file/not-checked', message: string): Problem {
  return { rule, severity: 'error', message, range: { start: 0, end: 0 }, line: 1, column: 1, fixes: [] }
}
