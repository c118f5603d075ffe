import type { Problem, Severity } from '../../core/problems/problem.ts'
import { githubReport } from './githubReport.ts'
import { jsonReport } from './jsonReport.ts'
import { sarifReport } from './sarifReport.ts'
import { textReport } from './textReport.ts'

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof FORMATS)[number]

export interface Totals {
  readonly files: number
  readonly filesWithProblems: number
  readonly counts: Readonly<Record<Severity, number>>
}

/** Problems as text, file by file, so that nothing but the counts is kept. */
export interface Report {
  begin(): string
  file(file: string, problems: readonly Problem[]): string
  end(totals: Totals): string
}

const MAKERS: Readonly<Record<Format, () => Report>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
}

export function makeReport(format: Format): Report {
  return MAKERS[format]()
}
