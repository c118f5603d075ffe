import { completionsAt } from '../../core/assist/completions.ts'
import { hoverAt } from '../../core/assist/hover.ts'
import type { PipelineDocument } from '../../core/document/pipelineDocument.ts'
import type { TextMark, TextViewHost } from '../../core/document/textView.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { applyFix, redo, select, selection, undo } from '../state/perform.ts'
import { useUi } from '../state/ui.ts'
import { entryLabel } from './entryLabel.ts'

/** What the code editor asks of the studio, for one document. */
export function textViewHost(document: PipelineDocument): TextViewHost {
  return {
    onCursor: (offset) => {
      const { line, column } = document.positionAt(offset)
      useUi.setState({ cursor: { line: line + 1, column: column + 1 } })
      const key = document.keyAt(offset)
      const entry = key === undefined ? undefined : document.entry(key)
      if (!entry || entry.kind === 'document') return
      if (selection().at(-1) !== entry.key) select([entry.key])
    },
    complete: (offset) => completionsAt(document, offset),
    hover: (offset) => hoverAt(document, offset),
    undo,
    redo,
    labelAt: (offset) => {
      const key = document.keyAt(offset)
      const entry = key === undefined ? undefined : document.entry(key)
      return entry && entry.kind !== 'document' ? `Edit ${entryLabel(entry)} in YAML` : 'Edit YAML'
    },
  }
}

export function textMarks(problems: readonly Problem[]): TextMark[] {
  return problems.map((problem) => ({
    range: problem.range,
    severity: problem.severity,
    message: problem.message,
    code: problem.rule,
    fixes: problem.fixes.map((fix, index) => ({ title: fix.title, apply: () => applyFix(problem, index) })),
  }))
}
