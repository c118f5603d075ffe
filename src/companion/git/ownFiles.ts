import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { HostError } from '../../core/repo/fileHost.ts'
import { git } from './runGit.ts'

/** Rejects for a file of another repository within this one: a submodule, or one that lies there by chance. */
export async function checkOwnFiles(folder: string, paths: readonly string[]): Promise<void> {
  const top = await topOf(folder)
  const homes = new Map<string, string>()
  for (const path of paths) {
    const home = await nearestFolder(folder, posix.dirname(path))
    const its = homes.get(home) ?? (await topOf(join(folder, home)))
    homes.set(home, its)
    if (its === top) continue
    const name = its.slice(folder.length + 1)
    throw new HostError('git', `${path} belongs to another repository, in ${name}. Open that folder to commit it.`)
  }
}

async function topOf(folder: string): Promise<string> {
  return (await git(folder, ['rev-parse', '--show-toplevel'])).replace(/\n$/, '')
}

/** Folders of a new file are made with it. */
async function nearestFolder(root: string, folder: string): Promise<string> {
  if (folder === '.') return folder
  const isThere = await stat(join(root, folder)).then(
    (info) => info.isDirectory(),
    () => false,
  )
  return isThere ? folder : nearestFolder(root, posix.dirname(folder))
}
