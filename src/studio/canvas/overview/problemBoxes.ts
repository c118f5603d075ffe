import type { EntryKey } from '../../../core/document/entry.ts'
import type { PipelineDocument } from '../../../core/document/pipelineDocument.ts'
import type { Box, Layout } from '../../../core/layout/layout.ts'
import { boxOf } from '../../../core/layout/layout.ts'
import type { Problem } from '../../../core/problems/problem.ts'

/** The boxes that have problems, by the worst of them. What is in a folded group shows at the group. */
export function problemBoxes(
  document: PipelineDocument,
  layout: Layout,
  problems: readonly Problem[],
): { readonly error: ReadonlySet<Box>; readonly warning: ReadonlySet<Box> } {
  const found = { error: new Set<Box>(), warning: new Set<Box>() }
  for (const { entry, severity } of problems) {
    if (entry === undefined || severity === 'info') continue
    const box = shownBox(document, layout, entry)
    if (box) found[severity].add(box)
  }
  for (const box of found.error) found.warning.delete(box)
  return found
}

function shownBox(document: PipelineDocument, layout: Layout, key: EntryKey): Box | undefined {
  const own = boxOf(layout, key)
  if (own) return own
  const outer = document.ancestorsOf(key).findLast((entry) => boxOf(layout, entry.key))
  return outer && boxOf(layout, outer.key)
}
