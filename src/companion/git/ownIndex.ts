import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '../../core/repo/fileHost.ts'
import { git, tryGit } from './runGit.ts'

/** What goes into a commit under a path of the folder; `null`: the file goes. */
export interface Content {
  readonly path: string
  readonly text: string | null
}

/** Heads of work that `git commit` would finish by the way. */
const UNDER_WAY = { MERGE_HEAD: 'merge', CHERRY_PICK_HEAD: 'cherry-pick', REVERT_HEAD: 'revert' } as const
const PLAIN_FILE = '100644'

/**
 * Commits texts that are not, or not all of, what the working tree holds: through an index of its own, made from HEAD, as
 * `git commit --only` does it. The index of the repository gets the same entries afterwards; the working tree stays.
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
    const head = await tryGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'])
    await git(folder, ['read-tree', head.status === 0 ? 'HEAD' : '--empty'], { indexFile })
    const entries = await entriesOf(folder, prefix, contents, indexFile)
    await git(folder, ['update-index', '-z', '--index-info'], { input: entries, indexFile })
    await commit(indexFile)
    await git(folder, ['update-index', '-z', '--index-info'], { input: entries })
  } finally {
    await rm(indexFile, { force: true })
    await rm(`${indexFile}.lock`, { force: true })
  }
}

/** `MODE OBJECT\tPATH` each; a mode of 0 takes the path out. Paths count from the repository's top. */
async function entriesOf(folder: string, prefix: string, contents: readonly Content[], indexFile: string) {
  let entries = ''
  for (const { path, text } of contents) {
    const known = await git(folder, ['ls-files', '--stage', '-z', '--', path], { indexFile })
    const [mode = ''] = known.split(' ')
    if (text === null) entries += `0 ${'0'.repeat(40)}\t${prefix}${path}\0`
    else {
      // `--path` gives it the line ends and filters that adding the file would.
      const object = (await git(folder, ['hash-object', '-w', '--stdin', '--path', path], { input: text })).trim()
      entries += `${mode === '' ? PLAIN_FILE : mode} ${object}\t${prefix}${path}\0`
    }
  }
  return entries
}

async function checkNothingUnderWay(folder: string): Promise<void> {
  for (const [head, work] of Object.entries(UNDER_WAY)) {
    if ((await tryGit(folder, ['rev-parse', '--verify', '--quiet', head])).status === 0)
      throw new HostError('git', `A ${work} is under way in this repository. Finish or abort it first.`)
  }
}
