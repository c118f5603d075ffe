import { HostError } from '../../core/repo/fileHost.ts'
import type { CommitRequest, PullResult, PushResult } from '../../core/repo/repoHost.ts'
import { markSaved } from '../files/save.ts'
import { readRepo } from '../shell/start.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { updateFile, useWorkspace } from '../state/workspace.ts'
import { agreedPrograms } from './agreed.ts'

export interface CommitWish {
  readonly paths: readonly string[]
  readonly branch: { readonly name: string; readonly create: boolean }
  readonly message: string
  readonly author?: CommitRequest['author']
  readonly signOff: boolean
}

/** What came of a commit, a push or a pull. */
export type Outcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'pushed'; readonly result: Extract<PushResult, { ok: true }> }
  | { readonly kind: 'pulled' }
  /** The repository would run these; nothing was done. */
  | { readonly kind: 'asks'; readonly programs: readonly string[] }
  /** `said` are the remote's own words; `canPull`: it has commits that are not here. */
  | { readonly kind: 'trouble'; readonly message: string; readonly said: string; readonly canPull: boolean }

const trouble = (message: string, said = '', canPull = false): Outcome => ({ kind: 'trouble', message, said, canPull })

/** Commits the open texts of these files. When it does not work nothing was changed. */
export async function commitFiles({ paths, ...wish }: CommitWish): Promise<Outcome> {
  const { repo, files } = ports()
  if (!repo || !files) return trouble('There is no repository here.')
  const open = useWorkspace.getState().open
  const chosen = paths.flatMap((path) => {
    const file = open.get(path)
    return file ? [{ path, text: file.document.text, baseHash: file.baseHash }] : []
  })
  return orTrouble(async () => {
    const result = await repo.commit({ ...wish, files: chosen, agreed: agreedPrograms() })
    if (!result.ok && 'asks' in result) return { kind: 'asks', programs: result.asks }
    if (!result.ok) {
      const [first = ''] = result.conflicts
      updateFile(first, { conflict: await files.read(first) })
      useUi.setState({ dialog: 'conflict' })
      return trouble(`${result.conflicts.join(', ')} changed meanwhile. Look at both first.`)
    }
    for (const { path, text } of chosen) await markSaved(path, text, result.hashes[path] ?? '')
    await readRepo()
    announce(
      `Committed ${chosen.length === 1 ? (chosen[0]?.path ?? '') : `${chosen.length} files`} to ${result.branch} as ${result.commit}`,
    )
    return { kind: 'committed' }
  })
}

/** Sends a branch to its remote. */
export async function pushBranch(branch: string): Promise<Outcome> {
  const { repo } = ports()
  if (!repo) return trouble('There is no repository here.')
  return orTrouble(async () => {
    const result = await repo.push({ branch, agreed: agreedPrograms() })
    if (!result.ok && 'asks' in result) return { kind: 'asks', programs: result.asks }
    if (!result.ok) return trouble(result.message, result.said, result.reason === 'rejected')
    await readRepo()
    announce(`Pushed ${branch} to ${result.remote}`)
    return { kind: 'pushed', result }
  })
}

/** Takes in what the branch follows. */
export async function pullBranch(how: 'merge' | 'rebase'): Promise<Outcome> {
  const { repo } = ports()
  if (!repo) return trouble('There is no repository here.')
  return orTrouble(async () => {
    const result = await repo.pull({ how, agreed: agreedPrograms() })
    if (!result.ok && 'asks' in result) return { kind: 'asks', programs: result.asks }
    if (!result.ok) return trouble(result.message, result.said)
    await readRepo()
    announce(pulledInWords(result))
    return { kind: 'pulled' }
  })
}

function pulledInWords({ upstream, commits }: Extract<PullResult, { ok: true }>): string {
  return `Took in ${upstream}; ${commits} ${commits === 1 ? 'commit is' : 'commits are'} new here`
}

async function orTrouble(act: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await whatCameOf(act)
  // The words of what is done are said where it is done.
  if (outcome.kind === 'asks') announce('Waiting for your answer')
  if (outcome.kind === 'trouble') announce(outcome.message)
  return outcome
}

async function whatCameOf(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return trouble(error.message)
  }
}
