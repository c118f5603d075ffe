import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HostError } from '../core/repo/fileHost.ts'
import { walkYaml } from './files/walk.ts'
import { git } from './git/runGit.ts'
import { sha256 } from './hash.ts'
import { largePipeline } from './largePipeline.ts'

const LARGE_FILE = 'large-5000-steps.yaml'
const LARGE_STEPS = 5000

export interface ExampleWorkspace {
  readonly folder: string
  /** Removes the copy if nothing in it was changed. Resolves with whether it is gone. */
  readonly remove: () => Promise<boolean>
}

/** Copies the examples to a scratch folder with a git repository of its own, so that everything can be tried there. */
export async function layOutExamples(examples: string): Promise<ExampleWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-studio-example-'))
  await cp(examples, folder, { recursive: true })
  await writeFile(join(folder, LARGE_FILE), largePipeline(LARGE_STEPS))
  await makeRepository(folder)
  const before = await fingerprint(folder)
  return {
    folder,
    remove: async () => {
      if ((await fingerprint(folder)) !== before) return false
      await rm(folder, { recursive: true, force: true })
      return true
    },
  }
}

/** `git init` and a first commit, with an author that is nobody. A machine without git shows the examples without it. */
const REPOSITORY = [
  ['init', '--quiet', '--initial-branch=main'],
  ['config', 'user.name', 'Example'],
  ['config', 'user.email', 'example@pipeline-studio.invalid'],
  ['config', 'commit.gpgSign', 'false'],
  ['add', '--all'],
  ['commit', '--quiet', '--message', 'Examples'],
]

async function makeRepository(folder: string): Promise<void> {
  try {
    for (const args of REPOSITORY) await git(folder, args)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}

/** Names and contents of all YAML files. */
async function fingerprint(folder: string): Promise<string> {
  const parts: string[] = []
  for await (const path of walkYaml(folder)) parts.push(path, sha256(await readFile(join(folder, path))))
  return parts.join('\n')
}
