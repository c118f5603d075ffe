import type { Problem, Severity } from '../../core/problems/problem.ts'
import { githubReport } from './githubReport.ts'
import { jsonReport } from './jsonReport.ts'
import { sarifReport } from './sarifReport.ts'
import { textReport } from './textReport.ts'

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof FORMATS)[number]

export type Counts = Readonly<Record<Severity, number>>

export interface Totals {
  readonly files: number
  readonly filesWithProblems: number
  readonly counts: Counts
}

/**
 * Problems as text, in parts: what is written of a file depends on that file alone, so it is made wherever the file is
 * checked, and nothing but the counts is kept.
 */
export interface Report {
  readonly begin: string
  /** For a file with problems. Their places count in `text`. */
  file(file: string, text: string, problems: readonly Problem[]): string
  /** Stands between the parts of two files. */
  readonly between: string
  end(totals: Totals): string
}

export const REPORTS: Readonly<Record<Format, Report>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
}
