import type { TextRange } from '../text/range.ts'
import type { PipelineDocument } from './pipelineDocument.ts'

/** Where a line stands, zero-based, without its line end. */
export function lineRange(document: PipelineDocument, line: number): TextRange {
  return {
    start: document.offsetAt({ line, column: 0 }),
    end: document.offsetAt({ line, column: Number.MAX_SAFE_INTEGER }),
  }
}

/** The text of a line, zero-based, without its line end. */
export function lineAt(document: PipelineDocument, line: number): string {
  return document.slice(lineRange(document, line))
}
