import { openDocument } from '../document/openDocument.ts'
import type { Problem } from './problem.ts'
import { ProblemIndex } from './problemIndex.ts'

/** UTF-16 code units. Harness takes compiled YAML up to 3 MB; more than ten times that is no pipeline. */
const MAX_LENGTH = 40_000_000

export interface CheckOptions {
  /** The file's name, for messages. */
  readonly file?: string
}

/** The problems of a whole file, by place. Never throws for what the text says. */
export function checkPipeline(text: string, options: CheckOptions = {}): Problem[] {
  if (text.length > MAX_LENGTH) return [tooLarge(text, options.file ?? 'The file')]
  return [...new ProblemIndex(openDocument(text)).all()]
}

function tooLarge(text: string, file: string): Problem {
  return {
    rule: 'yaml/too-large',
    severity: 'error',
    message: `${file} has ${Math.round(text.length / 1e6)} million characters: split it, Harness takes at most 3 MB`,
    range: { start: 0, end: 0 },
    line: 1,
    column: 1,
    fixes: [],
  }
}
