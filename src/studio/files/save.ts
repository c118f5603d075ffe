import type { FileHost } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { LocalFiles } from '../../core/repo/localFiles.ts'
import type { OpenFile } from '../state/openFile.ts'
import { isEdited } from '../state/openFile.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { setBase, updateFile, useWorkspace } from '../state/workspace.ts'
import { download } from '../export/download.ts'
import { dropDraft, settleDraft } from './drafts.ts'
import { shareBase } from './shareTabs.ts'

/**
 * Writes a file: to the working tree or, without a companion, to where it was picked. Where the browser cannot, it is
 * downloaded. A copy that changed on disk is asked about.
 */
export async function saveFile(path: string): Promise<boolean> {
  const file = useWorkspace.getState().open.get(path)
  const { files, localFiles } = ports()
  if (!file) return false
  const provider = useWorkspace.getState().info?.provider ?? null
  if (provider !== null) {
    useUi.setState({ dialog: 'export' })
    announce(`${provider} keeps commits: review and commit here`)
    return false
  }
  try {
    if (files) return await write(files, file)
    if (localFiles) return await saveLocally(localFiles, file)
    return await handOut(file)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const isSavePending = error.code === 'unreachable'
    updateFile(path, { isSavePending })
    if (error.code === 'unauthorized') useWorkspace.setState({ connection: 'refused' })
    announce(
      isSavePending
        ? `${path} is not saved yet: the program does not answer. It is saved when the program is back`
        : `${path} was not saved: ${error.message}`,
    )
  }
  return false
}

async function write(
  host: Pick<FileHost, 'read' | 'write'>,
  { path, document, baseHash }: Pick<OpenFile, 'path' | 'document' | 'baseHash'>,
  name = path,
): Promise<boolean> {
  const { text } = document
  document.closeGroup()
  const result = await host.write(path, text, baseHash)
  updateFile(path, { isSavePending: false })
  if (result.ok) {
    await markSaved(path, text, result.hash)
    announce(`Saved ${name}`)
    return true
  }
  const conflict = result.conflict === 'exists' ? await host.read(path) : result.conflict
  updateFile(path, { conflict })
  useUi.setState({ dialog: 'conflict' })
  announce(conflict === 'deleted' ? `${path} was deleted on disk` : `${path} changed on disk`)
  return false
}

/** A text that has no place on this machine's disk gets one first. */
async function saveLocally(localFiles: LocalFiles, file: OpenFile): Promise<boolean> {
  const { path, document } = file
  if (await localFiles.has(path)) return write(localFiles, file)
  const place = await localFiles.place(path)
  if (place) return write(localFiles, { path, document, baseHash: place.hash }, place.name)
  announce(`${path} was not saved: no place was chosen`)
  return false
}

async function handOut({ path, document }: OpenFile): Promise<boolean> {
  const { text } = document
  download(path, text)
  setBase(path, { text, hash: null })
  await dropDraft(path)
  announce(`Downloaded ${path}`)
  return true
}

/** The host answers again: what should have been saved meanwhile is, as it is now and with the same care. */
export async function savePending(): Promise<void> {
  for (const file of useWorkspace.getState().open.values()) {
    if (!file.isSavePending) continue
    updateFile(file.path, { isSavePending: false })
    if (file.baseHash === null || isEdited(file)) await saveFile(file.path)
  }
}

/** The written text is the base from now on. */
export async function markSaved(path: string, text: string, hash: string): Promise<void> {
  setBase(path, { text, hash })
  shareBase(path, { text, hash })
  await settleDraft(path)
}

/** Writes over what is on disk: the person saw it and chose. */
export async function keepMine(path: string): Promise<void> {
  const file = useWorkspace.getState().open.get(path)
  if (!file?.conflict) return
  updateFile(path, { baseHash: file.conflict === 'deleted' ? null : file.conflict.hash, conflict: null })
  await saveFile(path)
}
