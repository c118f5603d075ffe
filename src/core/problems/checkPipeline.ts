import { openDocument } from '../document/openDocument.ts'
import { findHostile } from './hostile.ts'
import type { Problem } from './problem.ts'
import { ProblemIndex } from './problemIndex.ts'

export interface CheckOptions {
  /** The file's name, for messages. */
  readonly file?: string
}

/** The problems of a whole file, by place. Never throws for what the text says. */
export function checkPipeline(text: string, options: CheckOptions = {}): Problem[] {
  const hostile = findHostile(text, options.file ?? 'The file')
  if (hostile) {
    const above = text.slice(0, hostile.range.start).split('\n')
    return [{ ...hostile, severity: 'error', line: above.length, column: (above.at(-1)?.length ?? 0) + 1, fixes: [] }]
  }
  const index = new ProblemIndex(openDocument(text))
  const problems = [...index.all()]
  index.dispose()
  return problems
}
