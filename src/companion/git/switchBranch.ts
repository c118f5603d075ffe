import { HostError } from '../../core/repo/fileHost.ts'
import type { SwitchResult } from '../../core/repo/repoHost.ts'
import { checkBranchName, hasHead, hasRef } from './branchName.ts'
import { git } from './runGit.ts'

/** Goes to a local branch, a new one, or a new one after a remote's. Git refuses where changes would be overwritten. */
export async function switchBranch(folder: string, branch: string, create: boolean): Promise<SwitchResult> {
  await checkBranchName(folder, branch)
  if (create) {
    if (await hasRef(folder, `refs/heads/${branch}`))
      throw new HostError('invalid', `There is a branch ${branch} already.`)
    await makeBranch(folder, branch)
    return { ok: true, branch }
  }
  if (await hasRef(folder, `refs/heads/${branch}`)) {
    await git(folder, ['switch', '--quiet', '--no-guess', branch])
    return { ok: true, branch }
  }
  if (!(await hasRef(folder, `refs/remotes/${branch}`))) throw new HostError('invalid', `There is no branch ${branch}.`)
  const own = branch.slice(branch.indexOf('/') + 1)
  await git(folder, ['switch', '--quiet', '--create', own, '--track', `refs/remotes/${branch}`])
  return { ok: true, branch: own }
}

/** Without a commit there is no branch yet either: only HEAD's name moves. */
async function makeBranch(folder: string, branch: string): Promise<void> {
  if (await hasHead(folder)) await git(folder, ['switch', '--quiet', '--create', branch])
  else await git(folder, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`])
}
