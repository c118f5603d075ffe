import type { OpenOptions } from '../document/openDocument.ts'
import { openDocument as open } from '../document/openDocument.ts'
import type { PipelineDocument } from '../document/pipelineDocument.ts'
import type { Problem } from './problem.ts'
import { ProblemIndex } from './problemIndex.ts'

/** An open document that knows its problems. */
export interface CheckedDocument extends PipelineDocument {
  /** By place; the same array until the text changes. A call after a change checks what changed. */
  problems(): readonly Problem[]
}

/** Opens a text. Never throws for what the text says. */
export function openDocument(text: string, options: OpenOptions = {}): CheckedDocument {
  const document = open(text, options)
  const index = new ProblemIndex(document)
  return Object.assign(document, { problems: () => index.all() })
}
