import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { Problem } from '../../core/problems/problem.ts'
import type { TextEdit } from '../../core/text/range.ts'

/**
 * Problems of an older text, moved to where they stand now. `changes` are the edits since, oldest first. Those that an edit
 * touched are left out: they may be mended. Their entries are looked up here.
 */
export function carryProblems(
  document: PipelineDocument,
  problems: readonly Omit<Problem, 'entry'>[],
  changes: readonly (readonly TextEdit[])[],
): Problem[] {
  return problems.flatMap((problem): Problem[] => {
    const start = moved(problem.range.start, changes)
    const end = moved(problem.range.end, changes)
    if (start === undefined || end === undefined || end < start) return []
    const entry = document.keyAt(start)
    const { line, column } = changes.length === 0 ? at(problem) : document.positionAt(start)
    return [
      {
        ...problem,
        range: { start, end },
        line: line + 1,
        column: column + 1,
        ...(entry === undefined ? {} : { entry }),
        // A fix names places of the text that was checked.
        fixes: changes.length === 0 ? problem.fixes : [],
      },
    ]
  })
}

function at({ line, column }: { readonly line: number; readonly column: number }) {
  return { line: line - 1, column: column - 1 }
}

function moved(offset: number, changes: readonly (readonly TextEdit[])[]): number | undefined {
  let now = offset
  for (const edits of changes) {
    let shift = 0
    for (const { range, newText } of edits) {
      if (range.start >= now) break
      if (range.end > now) return undefined
      shift += newText.length - (range.end - range.start)
    }
    now += shift
  }
  return now
}
