import type { OpenFile } from '../state/openFile.ts'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { useWorkspace } from '../state/workspace.ts'
import { shareTabs } from './shareTabs.ts'
import { workspaceId } from './workspaceId.ts'

/** Whether this page has the only copy of the text, or of what was done to it; without a host, of what was open. */
function isOnlyHere(file: OpenFile): boolean {
  return ports().files === null || file.baseHash === null || isEdited(file)
}

/**
 * Keeps a file that is only here, and every change of a file, in the browser until it is saved. Of several tabs with the
 * file the one that writes does.
 */
export function keepDraft(opened: OpenFile): void {
  const { path, document } = opened
  const keep = () => {
    const file = useWorkspace.getState().open.get(path)
    if (file?.document !== document || file.isFollowing) return
    if (isOnlyHere(file)) saveDraft(file)
    else void ports().drafts.remove(workspaceId(), path)
  }
  if (isOnlyHere(opened)) keep()
  document.onChange(keep)
  shareTabs(opened, keep)
}

function saveDraft(file: OpenFile): void {
  const { document } = file
  ports().drafts.save({
    workspaceId: workspaceId(),
    path: file.path,
    baseText: file.baseText,
    baseHash: file.baseHash,
    // Read when the draft is written, not at every key.
    get text() {
      return document.text
    },
    get history() {
      return document.serializeHistory()
    },
  })
}

export function dropDraft(path: string): Promise<void> {
  return ports().drafts.remove(workspaceId(), path)
}

/** After a save: the draft is not needed any more, unless typing went on or nobody else would open the file again. */
export async function settleDraft(path: string): Promise<void> {
  const file = useWorkspace.getState().open.get(path)
  if (!file || !isOnlyHere(file)) return dropDraft(path)
  if (!file.isFollowing) saveDraft(file)
}
