import { HostError } from '../../core/repo/fileHost.ts'
import { ports } from '../state/ports.ts'
import { meetDiskChange, useWorkspace } from '../state/workspace.ts'

/** Compares every open file with what its host has now, where no news of changes come or some may be missing. */
export async function lookAgain(): Promise<void> {
  const { files } = ports()
  if (!files) return
  useWorkspace.setState({ files: await files.list() })
  for (const { path, baseHash } of useWorkspace.getState().open.values()) {
    if (baseHash === null) continue
    try {
      meetDiskChange(path, await files.read(path))
    } catch (error) {
      if (!(error instanceof HostError && error.code === 'not-found')) throw error
      meetDiskChange(path, 'deleted')
    }
  }
}
