import { constants } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { git, tryGit } from './runGit.ts'

/** Settings of a repository that name a program, which git then runs. Patterns for keys in small letters. */
const PROGRAMS: readonly RegExp[] = [
  /^core\.(?:sshcommand|gitproxy|askpass|fsmonitor|alternaterefscommand)$/,
  /^credential(?:\..*)?\.helper$/,
  /^remote\..*\.(?:receivepack|uploadpack|vcs)$/,
  /^gpg(?:\..*)?\.program$/,
  /^filter\..*\.(?:clean|smudge|process)$/,
  /^(?:merge\..*\.driver|diff\..*\.(?:command|textconv))$/,
]
/** Those that a commit, a switch of branches, a push or a pull runs. */
const HOOKS = new Set(
  `pre-commit prepare-commit-msg commit-msg post-commit post-checkout pre-push post-merge pre-rebase post-rewrite
  reference-transaction pre-merge-commit post-index-change`.split(/\s+/),
)

/**
 * What a repository itself would have git run: hooks, and programs that its own configuration names. Somebody else may have
 * written both, so they are run only after a person said yes. Each as a line for people: `hook pre-commit`.
 */
export async function ownPrograms(folder: string): Promise<readonly string[]> {
  const [configured, hooks] = await Promise.all([configuredPrograms(folder), executableHooks(folder)])
  return [...hooks.map((name) => `hook ${name}`), ...configured]
}

async function configuredPrograms(folder: string): Promise<string[]> {
  const { status, stdout } = await tryGit(folder, ['config', '--local', '--list', '-z'])
  if (status !== 0) return []
  return stdout.split('\0').flatMap((entry) => {
    const [key = '', ...value] = entry.split('\n')
    const isProgram = PROGRAMS.some((pattern) => pattern.test(key.toLowerCase()))
    return isProgram && value.join('\n').trim() !== '' ? [`${key} = ${value.join(' ')}`] : []
  })
}

async function executableHooks(folder: string): Promise<string[]> {
  const found = (await git(folder, ['rev-parse', '--git-path', 'hooks'])).trimEnd()
  const path = isAbsolute(found) ? found : join(folder, found)
  let names: string[]
  try {
    names = await readdir(path)
  } catch {
    // No such folder: no hooks.
    return []
  }
  const wanted = names.filter((name) => HOOKS.has(name)).toSorted()
  const can = await Promise.all(wanted.map((name) => isExecutable(join(path, name))))
  return wanted.filter((_, at) => can[at])
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
