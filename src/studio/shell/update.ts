import { create } from 'zustand'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'

/** A newer version of the studio that waits: what loads the page again as that one. */
export const useUpdate = create<{ readonly take: (() => void) | null }>(() => ({ take: null }))

/** Told in the status bar; when to take it is the person's choice. */
export function offerUpdate(take: () => void): void {
  if (useUpdate.getState().take === null) announce('There is a new version of the studio')
  useUpdate.setState({ take })
}

/** Loads the newer version once all unsaved text is kept. Where the browser keeps none, it is not loaded over such text. */
export async function takeUpdate(): Promise<void> {
  const { take } = useUpdate.getState()
  if (!take) return
  announce('Updating. Unsaved text is kept and comes back')
  const { drafts } = ports()
  await drafts.flush()
  const isUnsaved = [...useWorkspace.getState().open.values()].some((file) => file.baseHash === null || isEdited(file))
  const troubles: string[] = []
  // A listener hears at once what was told before.
  drafts.onTrouble((sentence) => troubles.push(sentence))()
  const [trouble] = troubles
  if (isUnsaved && trouble !== undefined) return announce(`Not updated. ${trouble}`)
  take()
}
