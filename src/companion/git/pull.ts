import { HostError } from '../../core/repo/fileHost.ts'
import type { PullResult } from '../../core/repo/repoHost.ts'
import { gitSentence } from './gitSentence.ts'
import { failureOf, SAFE_TRANSPORTS } from './remote.ts'
import { git, tryGit } from './runGit.ts'

/**
 * Fetches what the branch follows and takes it in, by a merge or by a rebase. Either all of it works or, with conflicts or
 * changes that are not committed, everything is as it was before and the files are named.
 */
export async function pull(folder: string, how: 'merge' | 'rebase'): Promise<PullResult> {
  const upstream = await tryGit(folder, ['rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{upstream}'])
  if (upstream.status !== 0) throw new HostError('git', 'This branch follows none at a remote. Push it first.')
  const fetched = await tryGit(folder, [...SAFE_TRANSPORTS, 'fetch', '--quiet'])
  if (fetched.status !== 0) {
    const { reason, message, said } = failureOf(fetched.stderr)
    return { ok: false, reason, message, said, conflicts: [] }
  }
  const before = (await git(folder, ['rev-parse', 'HEAD'])).trim()
  const taken = await tryGit(
    folder,
    how === 'merge'
      ? ['merge', '--no-edit', '--no-autostash', '@{upstream}']
      : ['rebase', '--no-autostash', '@{upstream}'],
  )
  if (taken.status === 0) {
    const commits = (await git(folder, ['rev-list', '--count', `${before}..HEAD`])).trim()
    return { ok: true, upstream: upstream.stdout.trim(), commits: Number(commits) }
  }
  const conflicts = (await tryGit(folder, ['diff', '--name-only', '--diff-filter=U', '-z', '--relative'])).stdout
    .split('\0')
    .filter((path) => path !== '')
  // A refusal before anything began has nothing to give up.
  await tryGit(folder, [how, '--abort'])
  if (conflicts.length === 0) throw new HostError('git', gitSentence(taken.stderr || taken.stdout))
  return {
    ok: false,
    reason: 'conflicts',
    message: `Both sides changed ${conflicts.join(', ')} in the same places. Nothing was taken in. Commit to a new branch, and let a pull request bring both together.`,
    said: '',
    conflicts,
  }
}
