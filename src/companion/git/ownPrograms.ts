import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { tryGit } from './runGit.ts'

/** Settings of a repository that name a program, or a folder of programs, which git then runs. Keys in small letters. */
const PROGRAMS: readonly RegExp[] = [
  /^core\.(?:sshcommand|gitproxy|askpass|fsmonitor|hookspath|alternaterefscommand)$/,
  /^credential(?:\..*)?\.helper$/,
  /^remote\..*\.(?:receivepack|uploadpack|vcs)$/,
  /^gpg(?:\..*)?\.(?:program|defaultkeycommand)$/,
  /^filter\..*\.(?:clean|smudge|process)$/,
  /^(?:merge\..*\.driver|diff\.external|diff\..*\.(?:command|textconv))$/,
  /^gc\.recentobjectshook$/,
]
/** Those that a commit, a switch of branches, a push or a pull runs; the last lines at a remote on this machine. */
const HOOKS = new Set(
  `pre-commit prepare-commit-msg commit-msg post-commit post-checkout pre-push post-merge pre-rebase post-rewrite
  reference-transaction pre-merge-commit post-index-change applypatch-msg pre-applypatch post-applypatch pre-auto-gc
  pre-receive update post-receive post-update push-to-checkout proc-receive`.split(/\s+/),
)
/** Values that name nothing; `core.fsmonitor` may also be a mere yes. */
const NO_PROGRAM = /^(?:\s*|true|false)$/
/** Scopes of configuration that lie in the repository. The others belong to the person or the machine. */
const OWN_SCOPES = new Set(['local', 'worktree'])

interface ConfiguredProgram {
  readonly key: string
  readonly value: string
}

/**
 * What a repository itself would have git run: hooks, and programs that its own configuration names. Somebody else may have
 * written both, so they are run only after a person said yes. Each as a line for people: `hook pre-commit`.
 */
export async function ownPrograms(folder: string): Promise<readonly string[]> {
  const [configured, hooks] = await Promise.all([configuredPrograms(folder), executableHooks(folder)])
  return [
    ...hooks.map((name) => `hook ${name}`),
    ...configured.map(({ key, value }) => `${key} = ${value.replaceAll('\n', ' ')}`),
  ]
}

/** What runs besides at a push to a remote that is a folder of this machine, which may have come with the repository. */
export async function remotePrograms(folder: string): Promise<readonly string[]> {
  const remotes = await localRemotes(folder)
  const found = remotes.map(async (path) => (await ownPrograms(path)).map((program) => `${program} (in ${path})`))
  return (await Promise.all(found)).flat()
}

/** From the repository's configuration, with the files that it includes and that of the worktree. */
export async function configuredPrograms(folder: string): Promise<readonly ConfiguredProgram[]> {
  const { status, stdout } = await tryGit(folder, ['config', '--list', '--show-scope', '-z'])
  if (status !== 0) return []
  const fields = stdout.split('\0')
  const programs: ConfiguredProgram[] = []
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [scope = '', entry = ''] = fields.slice(at, at + 2)
    const [key = '', ...lines] = entry.split('\n')
    const value = lines.join('\n')
    const isProgram = PROGRAMS.some((pattern) => pattern.test(key.toLowerCase())) && !NO_PROGRAM.test(value)
    if (OWN_SCOPES.has(scope) && isProgram) programs.push({ key, value })
  }
  return programs
}

/** Folders of this machine that the remotes push to, with and without the `.git` that git adds by itself. */
async function localRemotes(folder: string): Promise<string[]> {
  const top = (await tryGit(folder, ['rev-parse', '--show-toplevel'])).stdout.trimEnd()
  const names = linesOf((await tryGit(folder, ['remote'])).stdout)
  const addresses = await Promise.all(
    names.map(async (name) =>
      linesOf((await tryGit(folder, ['remote', 'get-url', '--push', '--all', '--', name])).stdout),
    ),
  )
  const paths = addresses.flat().map((address) => resolve(top, pathOfAddress(address)))
  const candidates = [...new Set(paths)].flatMap((path) => [path, `${path}.git`])
  const are = await Promise.all(candidates.map(isFolder))
  return candidates.filter((_, at) => are[at])
}

function pathOfAddress(address: string): string {
  const file = /^file:\/\/[^/]*(.*)$/i.exec(address)
  if (!file) return address
  try {
    return decodeURIComponent(file[1] ?? '')
  } catch {
    return file[1] ?? ''
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

async function executableHooks(folder: string): Promise<string[]> {
  const found = (await tryGit(folder, ['rev-parse', '--git-path', 'hooks'])).stdout.trimEnd()
  if (found === '') return []
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

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  )
}
