import type { CommitRequest, CommittedFile, Progress, PullResult, Resolved } from '../../core/repo/repoHost.ts'
import { lookAgain, textNow } from '../files/lookAgain.ts'
import { markSaved } from '../files/save.ts'
import { readRepo } from '../shell/start.ts'
import { ports } from '../state/ports.ts'
import { announce, useUi } from '../state/ui.ts'
import { updateFile, useWorkspace } from '../state/workspace.ts'
import type { Outcome } from './outcome.ts'
import { trouble } from './outcome.ts'
import { orTrouble } from './orTrouble.ts'
import { agreedPrograms } from './agreed.ts'
import { meetMerged, openConflicts } from './merging.ts'
import { textWithout } from './hunks.ts'
import type { Review } from './useReviews.ts'

export interface ChosenFile {
  readonly review: Review
  /** Runs of changed lines that stay out of the commit. */
  readonly leftOut: ReadonlySet<number>
}

export interface CommitWish {
  readonly chosen: readonly ChosenFile[]
  readonly branch: { readonly name: string; readonly create: boolean }
  readonly message: string
  readonly author?: CommitRequest['author']
  readonly signOff: boolean
}

/** Commits the texts of these files as they were reviewed. When it does not work nothing was changed. */
export async function commitFiles({ chosen, ...wish }: CommitWish): Promise<Outcome> {
  const { repo, files } = ports()
  if (!repo || !files) return trouble('There is no repository here.')
  const committed = chosen.map(committedFile)
  return orTrouble(async () => {
    const result = await repo.commit({ ...wish, files: committed, agreed: agreedPrograms() })
    if (!result.ok && 'asks' in result) return { kind: 'asks', programs: result.asks }
    if (!result.ok) {
      const open = result.conflicts.filter((path) => useWorkspace.getState().open.has(path))
      for (const path of open) updateFile(path, { conflict: await textNow(path) })
      if (open.length > 0) useUi.setState({ dialog: 'conflict' })
      return trouble(`${result.conflicts.join(', ')} changed meanwhile. Look at both first.`)
    }
    for (const { path, text, committed: part } of committed) {
      const hash = result.hashes[path]
      // A folder has all of the text now, a provider what was committed.
      const kept = useWorkspace.getState().info?.provider ? (part ?? text) : text
      if (kept !== null && hash !== undefined) await markSaved(path, kept, hash)
    }
    await readRepo()
    announce(
      `Committed ${committed.length === 1 ? (committed[0]?.path ?? '') : `${committed.length} files`} to ${result.branch} as ${result.commit}`,
    )
    return { kind: 'committed' }
  })
}

function committedFile({ review: { file, base, diff }, leftOut }: ChosenFile): CommittedFile {
  const { path, baseHash } = file
  if (file.isDeleted) return { path, text: null, baseHash: null }
  const { text } = file.document
  if (leftOut.size === 0) return { path, text, baseHash }
  return { path, text, baseHash, committed: textWithout(base.text ?? '', text, diff.hunks, leftOut) }
}

/** Asks at the provider for a branch to be taken into its default branch. */
export async function openPullRequest(from: string, message: string): Promise<Outcome> {
  const open = ports().repo?.openPullRequest
  if (!open) return trouble('There is no provider here that opens pull requests.')
  return orTrouble(async () => {
    const [title = '', ...rest] = message.split('\n')
    const { page, number } = await open({ title, body: rest.join('\n').trim(), from })
    announce(`Opened pull request ${number}`)
    return { kind: 'opened', page, number }
  })
}

/** Sends a branch to its remote. */
export async function pushBranch(branch: string): Promise<Outcome> {
  const { repo } = ports()
  if (!repo) return trouble('There is no repository here.')
  return orTrouble(async () => {
    const result = await repo.push({ branch, agreed: agreedPrograms() }, announceProgress)
    if (!result.ok && 'asks' in result) return { kind: 'asks', programs: result.asks }
    if (!result.ok) return trouble(result.message, result.said, result.reason === 'rejected')
    await readRepo()
    announce(`Pushed ${branch} to ${result.remote}`)
    return { kind: 'pushed', result }
  })
}

/** Takes in what the branch follows; `resolved` has the texts of an earlier try that had conflicts. */
export async function pullBranch(how: 'merge' | 'rebase', resolved?: Resolved): Promise<Outcome> {
  const { repo } = ports()
  if (!repo) return trouble('There is no repository here.')
  return orTrouble(async () => {
    const request = { how, agreed: agreedPrograms(), ...(resolved ? { resolved } : {}) }
    const result = await repo.pull(request, announceProgress)
    if (!result.ok && 'asks' in result) return { kind: 'asks', programs: result.asks }
    if (!result.ok && result.reason === 'conflicts') return openConflicts(result)
    if (!result.ok) return trouble(result.message, result.said)
    if (resolved) await meetMerged(resolved)
    await readRepo()
    const provider = useWorkspace.getState().info?.provider ?? null
    if (provider !== null) await lookAgain()
    announce(provider === null ? pulledInWords(result) : `Read ${result.upstream} anew`)
    return { kind: 'pulled' }
  })
}

function announceProgress({ phase, percent }: Progress): void {
  announce(`${phase}: ${percent} %`)
}

function pulledInWords({ upstream, commits }: Extract<PullResult, { ok: true }>): string {
  return `Took in ${upstream}; ${commits} ${commits === 1 ? 'commit is' : 'commits are'} new here`
}
