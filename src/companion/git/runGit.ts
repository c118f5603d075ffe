import { execFile } from 'node:child_process'
import { HostError } from '../../core/repo/fileHost.ts'
import { gitSentence, saidBeside } from './gitSentence.ts'

const MAX_OUTPUT = 64 * 1024 * 1024
/** Milliseconds. A hook may run tests; a question at a terminal that is not there must not wait for ever. */
const PATIENCE = 120_000

/** Variables of a git hook or alias that started us would point git at another repository. */
const REPOSITORY_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY']

const SETTINGS = [
  'core.quotePath=false',
  // Names a program that the folder's own configuration could choose: looking must not run it.
  'core.fsmonitor=false',
  // A submodule has a configuration of its own, which names programs that nobody was asked about.
  // Comes last, so it also overrules what the folder says of fetch and push.
  'submodule.recurse=false',
]

export interface GitAnswer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

interface GitCall {
  readonly input?: string
  /** Environment variables besides the usual ones. */
  readonly variables?: Readonly<Record<string, string>>
  /** Another index than the repository's. */
  readonly indexFile?: string
  /** Hears what git writes on stderr, as it comes. */
  readonly onStderr?: (part: string) => void
}

/**
 * Runs git in a folder: never through a shell, paths as they are (no patterns), in English, without questions. Reading
 * commands take no locks. Rejects only where git is missing or does not end; a refusal is a status. What looks into files
 * (status, diff, blame, cat-file) may run a program that the repository names: before a person agreed, use `lookingGit`.
 */
export function tryGit(
  folder: string,
  args: readonly string[],
  { input, variables, indexFile, onStderr }: GitCall = {},
): Promise<GitAnswer> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_EDITOR: 'true',
    GIT_SEQUENCE_EDITOR: 'true',
    ...variables,
  }
  for (const name of REPOSITORY_VARIABLES) delete env[name]
  if (indexFile !== undefined) env.GIT_INDEX_FILE = indexFile
  const all = [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args]
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: MAX_OUTPUT, timeout: PATIENCE, windowsHide: true }
    const child = execFile('git', all, options, (error, stdout, stderr) => {
      if (!error) return resolve({ status: 0, stdout, stderr })
      if (typeof error.code === 'number') return resolve({ status: error.code, stdout, stderr })
      if (error.code === 'ENOENT') return reject(new HostError('git', 'Git is not installed, or not on the PATH.'))
      reject(new HostError('git', `Git did not end: ${error.message.split('\n', 1)[0]}`))
    })
    if (onStderr) child.stderr?.on('data', (part: unknown) => onStderr(String(part)))
    // A git that ends before it has read all of its input closes the pipe; its status tells why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input ?? '')
  })
}

/** As `tryGit`, but a refusal rejects with a sentence. Resolves with stdout. */
export async function git(folder: string, args: readonly string[], call?: GitCall): Promise<string> {
  return outputOf(await tryGit(folder, args, call))
}

/** What git wrote, or its refusal as a sentence. */
export function outputOf({ status, stdout, stderr }: GitAnswer): string {
  if (status !== 0) throw new HostError('git', gitSentence(stderr || stdout), saidBeside(stderr || stdout))
  return stdout
}
