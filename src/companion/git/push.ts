import { comparePage } from '../../core/repo/comparePage.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { Progress, PushResult } from '../../core/repo/repoHost.ts'
import { hasRef } from './branchName.ts'
import { failureOf, progressReader, SAFE_TRANSPORTS } from './remote.ts'
import { tryGit } from './runGit.ts'

/** Sends a branch to the remote that it follows, or to the usual one, which it follows from then on. */
export async function pushBranch(
  folder: string,
  branch: string,
  onProgress: (progress: Progress) => void = () => {},
): Promise<PushResult> {
  if (!(await hasRef(folder, `refs/heads/${branch}`))) throw new HostError('invalid', `There is no branch ${branch}.`)
  const target = await targetOf(folder, branch)
  if (!target) {
    return {
      ok: false,
      reason: 'no-remote',
      message: 'This repository has no remote to push to. Add one: git remote add origin ADDRESS.',
      said: '',
    }
  }
  const { remote, name, follows } = target
  const args = [
    ...SAFE_TRANSPORTS,
    'push',
    '--porcelain',
    '--progress',
    ...(follows ? [] : ['--set-upstream']),
    '--',
    remote,
    `refs/heads/${branch}:refs/heads/${name}`,
  ]
  const { status, stdout, stderr } = await tryGit(folder, args, { onStderr: progressReader(onProgress) })
  if (status === 0) return { ok: true, remote, branch: name, page: await pageOf(folder, remote, name) }
  return failureOf(`${stdout}\n${stderr}`)
}

interface Target {
  readonly remote: string
  /** The branch's name at the remote. */
  readonly name: string
  readonly follows: boolean
}

async function targetOf(folder: string, branch: string): Promise<Target | undefined> {
  const remotes = (await tryGit(folder, ['remote'])).stdout.split('\n').filter((name) => name !== '')
  const own = await configured(folder, `branch.${branch}.remote`)
  const merge = await configured(folder, `branch.${branch}.merge`)
  if (own !== undefined && remotes.includes(own) && merge !== undefined)
    return { remote: own, name: merge.replace(/^refs\/heads\//, ''), follows: true }
  const usual = await configured(folder, 'remote.pushDefault')
  const remote = [usual, 'origin', remotes[0]].find((each) => each !== undefined && remotes.includes(each))
  return remote === undefined ? undefined : { remote, name: branch, follows: false }
}

async function configured(folder: string, key: string): Promise<string | undefined> {
  const { status, stdout } = await tryGit(folder, ['config', '--get', key])
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined
}

/** Where the remote's provider opens a pull request into its main branch. */
async function pageOf(folder: string, remote: string, branch: string): Promise<string | null> {
  const address = (await tryGit(folder, ['remote', 'get-url', '--', remote])).stdout.trim()
  const head = await tryGit(folder, ['symbolic-ref', '--quiet', '--short', `refs/remotes/${remote}/HEAD`])
  const base = head.status === 0 ? head.stdout.trim().slice(remote.length + 1) : 'main'
  return comparePage(address, branch, base) ?? null
}
