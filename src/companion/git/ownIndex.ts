import { randomBytes } from 'node:crypto'
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '../../core/repo/fileHost.ts'
import { codeOf } from '../errorCode.ts'
import { hasHead } from './branchName.ts'
import { git, tryGit } from './runGit.ts'

/** What goes into a commit under a path of the folder; `null`: the file goes. */
export interface Content {
  readonly path: string
  readonly text: string | null
}

/** Heads of work that `git commit` would finish by the way. */
const UNDER_WAY = { MERGE_HEAD: 'merge', CHERRY_PICK_HEAD: 'cherry-pick', REVERT_HEAD: 'revert' } as const
const PLAIN_FILE = '100644'
const NO_ENTRY = `0 ${'0'.repeat(40)}`

/**
 * Commits just these texts, which may be a part of what the working tree holds: through an index of its own, made from
 * HEAD, as `git commit --only` does it. The index of the repository gets the same entries, and loses them again when the
 * commit is refused; the working tree stays. `git add` would not do: it takes no path outside a sparse checkout, and
 * where `core.ignoreCase` is set it does not see that a name changed its case.
 */
export async function commitContents(
  folder: string,
  contents: readonly Content[],
  commit: (indexFile: string) => Promise<unknown>,
): Promise<void> {
  await checkNothingUnderWay(folder)
  const gitFolder = (await git(folder, ['rev-parse', '--absolute-git-dir'])).trimEnd()
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'])).trimEnd()
  const indexFile = join(gitFolder, `pipeline-studio-index-${randomBytes(6).toString('hex')}`)
  try {
    await copyOfIndex(folder, gitFolder, indexFile)
    const entries = await entriesOf(folder, prefix, contents, indexFile)
    await setEntries(folder, entries, { indexFile })
    const before = await entriesNow(folder, prefix, contents)
    // First of all, because it is what another git at work, or a full disk, would refuse.
    await setEntries(folder, entries)
    try {
      await commit(indexFile)
    } catch (error) {
      await setEntries(folder, before)
      throw error
    }
  } finally {
    await rm(indexFile, { force: true })
    await rm(`${indexFile}.lock`, { force: true })
  }
}

/** The repository's index with what HEAD has: entries that agree keep what git knows of their files, so that it reads none. */
async function copyOfIndex(folder: string, gitFolder: string, indexFile: string): Promise<void> {
  try {
    await copyFile(join(gitFolder, 'index'), indexFile)
  } catch (error) {
    // A repository without commits may have none.
    if (codeOf(error) !== 'ENOENT') throw error
  }
  await git(folder, ['read-tree', ...((await hasHead(folder)) ? ['-m', 'HEAD'] : ['--empty'])], { indexFile })
}

async function setEntries(folder: string, entries: string, where: { readonly indexFile?: string } = {}): Promise<void> {
  await git(folder, ['update-index', '-z', '--index-info'], { input: entries, ...where })
}

/** What the repository's index has of the paths, to be set again. */
async function entriesNow(folder: string, prefix: string, contents: readonly Content[]): Promise<string> {
  let entries = ''
  for (const { path } of contents) {
    const known = await git(folder, ['ls-files', '--stage', '-z', '--', path])
    const [mode = '', object = ''] = known.split(/[ \t]/)
    entries += `${known === '' ? NO_ENTRY : `${mode} ${object}`}\t${prefix}${path}\0`
  }
  return entries
}

/** `MODE OBJECT\tPATH` each; a mode of 0 takes the path out. Paths count from the repository's top. */
async function entriesOf(folder: string, prefix: string, contents: readonly Content[], indexFile: string) {
  let entries = ''
  for (const { path, text } of contents) {
    const known = await git(folder, ['ls-files', '--stage', '-z', '--', path], { indexFile })
    const [mode = ''] = known.split(' ')
    if (text === null) entries += `${NO_ENTRY}\t${prefix}${path}\0`
    else {
      if (known === '') await checkNotIgnored(folder, path)
      // `--path` gives it the line ends and filters that adding the file would.
      const object = (await git(folder, ['hash-object', '-w', '--stdin', '--path', path], { input: text })).trim()
      entries += `${mode.startsWith('100') ? mode : PLAIN_FILE} ${object}\t${prefix}${path}\0`
    }
  }
  return entries
}

async function checkNotIgnored(folder: string, path: string): Promise<void> {
  const ignored = await git(folder, ['ls-files', '--others', '--ignored', '--exclude-standard', '-z', '--', path])
  if (ignored !== '') throw new HostError('git', `${path} is ignored by .gitignore, so git does not take it.`)
}

async function checkNothingUnderWay(folder: string): Promise<void> {
  for (const [head, work] of Object.entries(UNDER_WAY)) {
    if ((await tryGit(folder, ['rev-parse', '--verify', '--quiet', head])).status === 0)
      throw new HostError('git', `A ${work} is under way in this repository. Finish or abort it first.`)
  }
}
