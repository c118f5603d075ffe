import { HostError } from '../../core/repo/fileHost.ts'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { setBase, updateFile, useWorkspace } from '../state/workspace.ts'
import { download } from '../export/download.ts'
import { dropDraft } from './drafts.ts'
import { shareBase } from './shareTabs.ts'

/** Writes a file to the working tree; without a companion it is downloaded. A copy that changed on disk is asked about. */
export async function saveFile(path: string): Promise<boolean> {
  const file = useWorkspace.getState().open.get(path)
  const { files } = ports()
  if (!file) return false
  const { text } = file.document
  if (!files) {
    download(path, text)
    setBase(path, { text, hash: null })
    await dropDraft(path)
    announce(`Downloaded ${path}`)
    return true
  }
  try {
    file.document.closeGroup()
    const result = await files.write(path, text, file.baseHash)
    updateFile(path, { isSavePending: false })
    if (result.ok) {
      await markSaved(path, text, result.hash)
      announce(`Saved ${path}`)
      return true
    }
    const conflict = result.conflict === 'exists' ? await files.read(path) : result.conflict
    updateFile(path, { conflict })
    useUi.setState({ dialog: 'conflict' })
    announce(conflict === 'deleted' ? `${path} was deleted on disk` : `${path} changed on disk`)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const isSavePending = error.code === 'unreachable'
    updateFile(path, { isSavePending })
    announce(
      isSavePending
        ? `${path} is not saved yet: the program does not answer. It is saved when the program is back`
        : `${path} was not saved: ${error.message}`,
    )
  }
  return false
}

/** The host answers again: what should have been saved meanwhile is, as it is now and with the same care. */
export async function savePending(): Promise<void> {
  for (const file of useWorkspace.getState().open.values()) {
    if (!file.isSavePending) continue
    updateFile(file.path, { isSavePending: false })
    if (file.baseHash === null || isEdited(file)) await saveFile(file.path)
  }
}

/** The written text is the base from now on; the draft is not needed any more unless typing went on. */
export async function markSaved(path: string, text: string, hash: string): Promise<void> {
  setBase(path, { text, hash })
  shareBase(path, { text, hash })
  const file = useWorkspace.getState().open.get(path)
  if (file && file.document.text === text) await dropDraft(path)
}

/** Writes over what is on disk: the person saw it and chose. */
export async function keepMine(path: string): Promise<void> {
  const file = useWorkspace.getState().open.get(path)
  if (!file?.conflict) return
  updateFile(path, { baseHash: file.conflict === 'deleted' ? null : file.conflict.hash, conflict: null })
  await saveFile(path)
}
