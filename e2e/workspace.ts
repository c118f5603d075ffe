import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)
const FIXTURES = new URL('./fixtures/', import.meta.url)

/** A git working tree in a temporary folder, with our fixtures (or the given texts) committed on `main`. */
export interface Workspace {
  readonly folder: string
  git(...args: string[]): Promise<string>
  read(path: string): Promise<string>
  write(path: string, text: string): Promise<void>
  remove(): Promise<void>
}

export async function makeWorkspace(files?: Readonly<Record<string, string>>): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-studio-e2e-'))
  if (files) {
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text)
  } else {
    await cp(FIXTURES, folder, { recursive: true })
  }
  const git = async (...args: string[]) => (await exec('git', ['-C', folder, ...args])).stdout.trimEnd()
  await git('init', '--quiet', '--initial-branch=main')
  await git('config', 'user.name', 'Ada Example')
  await git('config', 'user.email', 'ada@example.test')
  await git('config', 'core.autocrlf', 'false')
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Start')
  return {
    folder,
    git,
    read: (path) => readFile(join(folder, path), 'utf8'),
    write: (path, text) => writeFile(join(folder, path), text),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
