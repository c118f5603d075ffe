import type { CommitRequest, CommitResult, CommittedFile } from '../../core/repo/repoHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { FolderFiles } from '../files/folderFiles.ts'
import { checkBranchName, currentBranch, hasRef } from './branchName.ts'
import { checkOwnFiles } from './ownFiles.ts'
import { commitContents } from './ownIndex.ts'
import { git, tryGit } from './runGit.ts'
import { readAuthor } from './status.ts'
import { undoneOnFailure } from './undoneOnFailure.ts'

/**
 * Writes the files and commits just them; what else is staged or changed stays as it is. Either all of it happens or,
 * after a refusal (a hook, a missing author), files, index and branch are as they were.
 */
export async function commitFiles(files: FolderFiles, request: CommitRequest): Promise<CommitResult> {
  const folder = files.root
  const paths = request.files.map(({ path }) => path)
  await checkRequest(folder, request)
  const current = await currentBranch(folder)
  const moves = request.branch.create || request.branch.name !== current

  if (moves && !request.branch.create) await checkSameOnBranch(folder, request.branch.name, paths)
  const conflicts = await conflictsOf(files, request)
  if (conflicts.length > 0) return { ok: false, conflicts }

  return undoneOnFailure(async (onFailure) => {
    if (moves) await moveTo(folder, request.branch, onFailure)
    const hashes: Record<string, string> = Object.create(null)
    for (const file of request.files) {
      const hash = await writeFile(files, file, onFailure)
      if (hash !== undefined) hashes[file.path] = hash
    }
    await commitTexts(folder, request)
    const commit = (await git(folder, ['rev-parse', '--short', 'HEAD'])).trim()
    return { ok: true, commit, branch: request.branch.name, hashes }
  })
}

/** Resolves with the written file's hash; `undefined` for one that is deleted. */
async function writeFile(
  files: FolderFiles,
  { path, text, baseHash }: CommittedFile,
  onFailure: OnFailure,
): Promise<string | undefined> {
  const before = await files.readIfThere(path)
  if (text === null) {
    if (!before) return undefined
    await files.remove(path, before.hash)
    onFailure(() => files.write(path, before.text, null))
    return undefined
  }
  const written = await files.write(path, text, baseHash)
  if (!written.ok) throw new HostError('git', `${path} changed on disk meanwhile. Look at it, then try again.`)
  onFailure(() => restore(files, path, before?.text, written.hash))
  return written.hash
}

function commitTexts(folder: string, request: CommitRequest): Promise<void> {
  const contents = request.files.map(({ path, text, committed = text }) => ({ path, text: committed }))
  return commitContents(folder, contents, (indexFile) =>
    git(folder, [...commitCommand(request), '--file=-'], { input: request.message, indexFile }),
  )
}

function commitCommand(request: CommitRequest): string[] {
  return [...identityOf(request), 'commit', '--quiet', ...(request.signOff ? ['--signoff'] : [])]
}

async function checkRequest(folder: string, { branch, message, author, files }: CommitRequest): Promise<void> {
  if (message.trim() === '') throw new HostError('invalid', 'The commit needs a message.')
  if (files.length === 0) throw new HostError('invalid', 'Choose at least one file to commit.')
  await checkOwnFiles(
    folder,
    files.map(({ path }) => path),
  )
  await checkBranchName(folder, branch.name)
  if (branch.create && (await hasRef(folder, `refs/heads/${branch.name}`))) {
    throw new HostError('invalid', `There is a branch ${branch.name} already.`)
  }
  if (!author && !(await readAuthor(folder))) {
    // Git may still know better (environment variables); it says so by making an identity.
    await git(folder, ['var', 'GIT_COMMITTER_IDENT'])
  }
}

/** Files whose copy on disk is not the one that was edited. Asked before anything moves. */
async function conflictsOf(files: FolderFiles, request: CommitRequest): Promise<string[]> {
  const conflicts: string[] = []
  for (const { path, baseHash } of request.files) {
    if ((await files.conflictWith(path, baseHash)) !== undefined) conflicts.push(path)
  }
  return conflicts
}

/** Text that was edited on one branch would undo on another what is different there. */
async function checkSameOnBranch(folder: string, branch: string, paths: readonly string[]): Promise<void> {
  if ((await tryGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])).status !== 0) return
  if (!(await hasRef(folder, `refs/heads/${branch}`))) throw new HostError('invalid', `There is no branch ${branch}.`)
  for (const path of paths) {
    const { status } = await tryGit(folder, [
      'diff',
      '--quiet',
      '--no-ext-diff',
      'HEAD',
      `refs/heads/${branch}`,
      '--',
      path,
    ])
    if (status !== 0) {
      throw new HostError(
        'git',
        `${path} is different on ${branch}. Commit to a new branch, or switch to ${branch} first.`,
      )
    }
  }
}

type OnFailure = (undo: () => Promise<unknown>) => void

async function moveTo(folder: string, branch: CommitRequest['branch'], onFailure: OnFailure): Promise<void> {
  const before = await currentBranch(folder)
  const head = await tryGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  if (head.status !== 0) {
    // No commit yet, so no branch yet either: only HEAD's name moves.
    await git(folder, ['symbolic-ref', 'HEAD', `refs/heads/${branch.name}`])
    onFailure(() => git(folder, ['symbolic-ref', 'HEAD', `refs/heads/${before}`]))
    return
  }
  await git(folder, ['switch', '--quiet', ...(branch.create ? ['--create'] : []), branch.name])
  onFailure(async () => {
    await git(folder, ['switch', '--quiet', ...(before === null ? ['--detach', head.stdout.trim()] : [before])])
    if (branch.create) await git(folder, ['branch', '--quiet', '--delete', '--force', '--', branch.name])
  })
}

async function restore(files: FolderFiles, path: string, text: string | undefined, written: string): Promise<void> {
  if (text === undefined) await files.remove(path, written)
  else await files.write(path, text, written)
}

function identityOf({ author }: CommitRequest): string[] {
  if (!author) return []
  return ['-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`]
}
