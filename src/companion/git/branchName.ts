import { HostError } from '../../core/repo/fileHost.ts'
import { tryGit } from './runGit.ts'

/** Rejects what cannot be the name of a branch, or names another branch than it says. */
export async function checkBranchName(folder: string, name: string): Promise<void> {
  // `--branch` also reads @{-1}, which is the branch before this one.
  const { status, stdout } = await tryGit(folder, ['check-ref-format', '--branch', name])
  if (status !== 0 || stdout.trim() !== name) {
    throw new HostError('invalid', `"${name}" cannot be the name of a branch.`)
  }
}

/** `ref` is a full name: `refs/heads/main`. */
export async function hasRef(folder: string, ref: string): Promise<boolean> {
  return (await tryGit(folder, ['show-ref', '--verify', '--quiet', ref])).status === 0
}

/** `null` on a detached HEAD. Also answers in a repository without commits. */
export async function currentBranch(folder: string): Promise<string | null> {
  const { status, stdout } = await tryGit(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  return status === 0 ? stdout.trim() : null
}

/** Whether there is a commit yet. */
export async function hasHead(folder: string): Promise<boolean> {
  return (await tryGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])).status === 0
}
