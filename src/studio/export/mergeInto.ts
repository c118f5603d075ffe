import { mergeTexts } from '../../core/merge/mergeTexts.ts'
import { TrackedConflicts } from '../../core/merge/trackedConflicts.ts'
import { withConflicts } from '../../core/problems/conflictProblems.ts'
import { updateFile, useWorkspace } from '../state/workspace.ts'

/**
 * Puts what they changed since `base` into the open text, as one step of the history; returns how many places both
 * changed differently. There mine stands, and a problem offers both.
 */
export function mergeInto(path: string, base: string, theirs: string): number {
  const file = useWorkspace.getState().open.get(path)
  if (!file) return 0
  const { edits, conflicts } = mergeTexts(base, file.document.text, theirs)
  file.document.edit(edits, { label: 'Merge' })
  if (conflicts.length > 0) {
    const tracked = new TrackedConflicts(file.document, conflicts)
    updateFile(path, { conflicts: tracked, problems: withConflicts(file.document, file.problems, tracked) })
  }
  return conflicts.length
}
