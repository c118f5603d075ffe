import { HostError } from '../../core/repo/fileHost.ts'
import { markSaved } from '../files/save.ts'
import { readRepo } from '../shell/start.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { updateFile, useWorkspace } from '../state/workspace.ts'

export interface CommitWish {
  readonly paths: readonly string[]
  readonly branch: { readonly name: string; readonly create: boolean }
  readonly message: string
}

/** Commits the open texts of these files. Resolves with a sentence when it did not work; nothing was changed then. */
export async function commitFiles({ paths, branch, message }: CommitWish): Promise<string | null> {
  const { repo, files } = ports()
  if (!repo || !files) return 'There is no repository here.'
  const open = useWorkspace.getState().open
  const chosen = paths.flatMap((path) => {
    const file = open.get(path)
    return file ? [{ path, text: file.document.text, baseHash: file.baseHash }] : []
  })
  try {
    const result = await repo.commit({ files: chosen, branch, message })
    if (!result.ok) {
      const [first = ''] = result.conflicts
      updateFile(first, { conflict: await files.read(first) })
      useUi.setState({ dialog: 'conflict' })
      return `${result.conflicts.join(', ')} changed meanwhile. Look at both first.`
    }
    for (const { path, text } of chosen) await markSaved(path, text, result.hashes[path] ?? '')
    await readRepo()
    announce(
      `Committed ${chosen.length === 1 ? (chosen[0]?.path ?? '') : `${chosen.length} files`} to ${result.branch} as ${result.commit}`,
    )
    return null
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return error.message
  }
}
