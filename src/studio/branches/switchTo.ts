import { HostError } from '../../core/repo/fileHost.ts'
import { agreedPrograms } from '../export/agreed.ts'
import type { Outcome } from '../export/outcome.ts'
import { trouble } from '../export/outcome.ts'
import { orTrouble } from '../export/orTrouble.ts'
import { lookAgain } from '../files/lookAgain.ts'
import { readRepo } from '../shell/start.ts'
import { ports } from '../state/ports.ts'
import { announce } from '../state/ui.ts'
import { useWorkspace } from '../state/workspace.ts'

/** Goes to a branch, or to a new one from here. Open files follow the folder; unsaved text meets it as any other change. */
export async function switchTo(branch: string, create: boolean): Promise<Outcome> {
  const { repo } = ports()
  if (!repo) return trouble('There is no repository here.')
  return orTrouble(async () => {
    const result = await repo.switchBranch({ branch, create, agreed: agreedPrograms() })
    if (!result.ok) return { kind: 'asks', programs: result.asks }
    await readRepo()
    // A folder tells of its changes by itself.
    if (useWorkspace.getState().info?.provider) await lookAgain()
    announce(`On ${result.branch} now`)
    return { kind: 'switched', branch: result.branch }
  })
}

/** Makes the folder a repository, so that what is saved can be committed. */
export async function makeRepository(): Promise<void> {
  const { repo, files } = ports()
  if (!repo || !files) return
  try {
    await repo.init()
    useWorkspace.setState({ info: await files.workspace() })
    await readRepo()
    announce('This folder is a git repository now')
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    announce(error.message)
  }
}
