import type { FileContent } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { ports } from '../state/ports.ts'
import { meetDiskChange, useWorkspace } from '../state/workspace.ts'

/** Compares every open file with what its host has now, where no news of changes come or some may be missing. */
export async function lookAgain(): Promise<void> {
  const { files } = ports()
  if (!files) return
  useWorkspace.setState({ files: await files.list() })
  for (const { path, baseHash } of useWorkspace.getState().open.values()) {
    if (baseHash !== null) meetDiskChange(path, await textNow(path))
  }
}

/** What the host has of a file now. Rejects with `HostError`. */
export async function textNow(path: string): Promise<FileContent | 'deleted'> {
  try {
    const content = await ports().files?.read(path)
    return content ?? 'deleted'
  } catch (error) {
    if (!(error instanceof HostError && error.code === 'not-found')) throw error
    return 'deleted'
  }
}
