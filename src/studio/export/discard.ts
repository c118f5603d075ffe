import type { Hunk } from '../../core/merge/hunks.ts'
import { openNew, openPath } from '../files/openFiles.ts'
import type { OpenFile } from '../state/openFile.ts'
import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'
import { discardEdit } from './hunks.ts'
import type { Review } from './useReviews.ts'

/** Takes one run of changed lines back in the text; like any edit it can be undone, and nothing is written yet. */
export async function discardHunk({ file, base }: Review, hunk: Hunk): Promise<void> {
  const open = await opened(file.path)
  if (!open || base.text === null || open.document.text !== file.document.text) return
  open.document.edit([discardEdit(base.text, open.document.text, hunk)], { label: 'Discard a change' })
  announce(`Discarded a change of ${file.path}. Undo with Ctrl+Z`)
}

/** Takes the whole file back to what it is compared with; one that was deleted comes back, unsaved. */
export async function discardFile({ file, base }: Review): Promise<void> {
  if (base.text === null) return
  if (file.isDeleted) return openNew(file.path, base.text)
  const open = await opened(file.path)
  if (!open) return
  const range = { start: 0, end: open.document.length }
  open.document.edit([{ range, newText: base.text }], { label: 'Discard changes' })
  announce(`Discarded the changes of ${file.path}. Undo with Ctrl+Z`)
}

async function opened(path: string): Promise<OpenFile | undefined> {
  await openPath(path, { show: false })
  return useWorkspace.getState().open.get(path)
}
