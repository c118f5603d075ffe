import { posix } from 'node:path'
import { HostError } from '../../core/repo/fileHost.ts'
import type { MergeConflict, Progress, PullRequest, PullResult, Resolved } from '../../core/repo/repoHost.ts'
import type { FolderFiles } from '../files/folderFiles.ts'
import { isYamlName } from '../files/walk.ts'
import { currentBranch } from './branchName.ts'
import { gitSentence } from './gitSentence.ts'
import { objectText } from './objectText.ts'
import { failureOf, progressReader, SAFE_TRANSPORTS } from './remote.ts'
import { git, tryGit } from './runGit.ts'

const NO_BRANCH = 'No branch is checked out here, so there is none to pull. Go to a branch first.'

/**
 * Fetches what the branch follows and takes it in, by a merge or by a rebase. Either all of it works or, with conflicts or
 * changes that are not committed, everything is as it was before. Conflicts come back with the texts of all sides; a merge
 * may then be asked for again with texts that resolve them.
 */
export async function pull(
  files: FolderFiles,
  request: PullRequest,
  onProgress: (progress: Progress) => void = () => {},
): Promise<PullResult> {
  // Saved already, the texts that resolve the conflicts would stand in git's way.
  const aside = request.resolved ? await setAside(files, request.resolved) : []
  try {
    const result = await takeIn(files, request, onProgress)
    if (!result.ok) await bringBack(files, aside)
    return result
  } catch (error) {
    await bringBack(files, aside)
    throw error
  }
}

interface Aside {
  readonly path: string
  readonly text: string
  /** Of what stands there meanwhile. */
  readonly hash: string
}

/** Puts the last commit's text where the disk has what the merge will bring anyway. */
async function setAside(files: FolderFiles, { files: texts }: Resolved): Promise<Aside[]> {
  const aside: Aside[] = []
  for (const { path, text } of texts) {
    const disk = await files.readIfThere(path)
    const head = await objectText(files.root, `HEAD:./${path}`)
    if (disk?.text !== text || head === null || head === text) continue
    const written = await files.write(path, head, disk.hash)
    if (written.ok) aside.push({ path, text, hash: written.hash })
  }
  return aside
}

async function bringBack(files: FolderFiles, aside: readonly Aside[]): Promise<void> {
  for (const { path, text, hash } of aside) await files.write(path, text, hash)
}

async function takeIn(
  files: FolderFiles,
  { how, resolved }: PullRequest,
  onProgress: (progress: Progress) => void,
): Promise<PullResult> {
  const folder = files.root
  const upstream = await tryGit(folder, ['rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{upstream}'])
  if (upstream.status !== 0) {
    const isDetached = (await currentBranch(folder)) === null
    throw new HostError('git', isDetached ? NO_BRANCH : 'This branch follows none at a remote. Push it first.')
  }
  const fetched = await tryGit(folder, [...SAFE_TRANSPORTS, 'fetch', '--progress'], {
    onStderr: progressReader(onProgress),
  })
  if (fetched.status !== 0) return failureOf(fetched.stderr)
  const before = (await git(folder, ['rev-parse', 'HEAD'])).trim()
  const theirs = (await git(folder, ['rev-parse', '@{upstream}'])).trim()
  const taken = await tryGit(
    folder,
    how === 'merge'
      ? ['merge', '--no-edit', '--no-autostash', '@{upstream}']
      : ['rebase', '--no-autostash', '@{upstream}'],
  )
  // What was resolved for another commit may not fit this one.
  const isDone =
    taken.status === 0 || (how === 'merge' && resolved?.theirs === theirs && (await resolve(files, resolved)))
  if (isDone) {
    const commits = (await git(folder, ['rev-list', '--count', `${before}..HEAD`])).trim()
    return { ok: true, upstream: upstream.stdout.trim(), commits: Number(commits) }
  }
  const conflicts: MergeConflict[] = []
  for (const path of await unmerged(folder)) conflicts.push(await conflictOf(folder, path, how))
  // A refusal before anything began has nothing to give up.
  await tryGit(folder, [how, '--abort'])
  if (conflicts.length === 0) throw new HostError('git', gitSentence(taken.stderr || taken.stdout))
  const names = conflicts.map(({ path }) => path).join(', ')
  return {
    ok: false,
    reason: 'conflicts',
    message: `Both sides changed ${names} in the same places. Nothing was taken in yet.`,
    theirs,
    conflicts,
  }
}

/** Files that a merge left open, from the folder on; those of the repository beside it with `../`. */
async function unmerged(folder: string): Promise<string[]> {
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'])).trimEnd()
  const { stdout } = await tryGit(folder, ['diff', '--name-only', '--diff-filter=U', '-z'])
  return stdout.split('\0').flatMap((path) => (path === '' ? [] : [posix.relative(prefix, path)]))
}

async function conflictOf(folder: string, path: string, how: PullRequest['how']): Promise<MergeConflict> {
  if (!isEditable(path)) return { path, base: null, mine: null, theirs: null }
  const [base = null, ours = null, others = null] = await Promise.all(
    ['1', '2', '3'].map((stage) => objectText(folder, `:${stage}:./${path}`)),
  )
  // A rebase plays mine on theirs, so that theirs is what stands there.
  return how === 'merge' ? { path, base, mine: ours, theirs: others } : { path, base, mine: others, theirs: ours }
}

/** Whether the studio may read and write it: a YAML file in the folder. */
function isEditable(path: string): boolean {
  return !path.startsWith('../') && isYamlName(path)
}

/** Writes the texts and ends the merge; false when they do not answer every conflict, and all of it is to be given up. */
async function resolve(files: FolderFiles, { files: texts }: Resolved): Promise<boolean> {
  const open = await unmerged(files.root)
  if (!open.every((path) => texts.some((text) => text.path === path))) return false
  for (const { path, text } of texts) {
    const there = await files.readIfThere(path)
    const written = await files.write(path, text, there?.hash ?? null)
    if (!written.ok) return false
  }
  await git(files.root, ['add', '--', ...texts.map(({ path }) => path)])
  const committed = await tryGit(files.root, ['commit', '--quiet', '--no-edit'])
  if (committed.status === 0) return true
  await tryGit(files.root, ['merge', '--abort'])
  throw new HostError('git', gitSentence(committed.stderr || committed.stdout))
}
