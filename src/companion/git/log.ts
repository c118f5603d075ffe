import type { BlamedLine, LogEntry } from '../../core/repo/repoHost.ts'
import { LOG_LENGTH } from '../../core/repo/repoHost.ts'
import { hasHead } from './branchName.ts'
import { lookingGit } from './lookingGit.ts'
import { git, outputOf } from './runGit.ts'

/** Starts a commit, and parts its fields; neither may stand in a name or a subject. */
const [COMMIT, FIELD] = ['\x1e', '\x1f']
/** Looking must run nothing that the repository's configuration names: no viewer, no check of signatures. */
const PLAIN = ['--no-ext-diff', '--no-textconv']

/** The commits that changed a file of the folder, newest first, under whatever name it had in there. */
export async function logOf(folder: string, path: string): Promise<readonly LogEntry[]> {
  if (!(await hasHead(folder))) return []
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'])).trimEnd()
  const look = await lookingGit(folder)
  const logged = await look([
    '-c',
    'log.showSignature=false',
    'log',
    '--follow',
    '--name-only',
    '-z',
    `--max-count=${LOG_LENGTH}`,
    ...PLAIN,
    `--format=${['%x1e%H', '%an', '%aI', '%s'].join('%x1f')}`,
    '--',
    path,
  ])
  return outputOf(logged)
    .split(COMMIT)
    .slice(1)
    .flatMap((record) => {
      const [head = '', name = ''] = record.split('\0')
      const [commit = '', author = '', date = '', subject = ''] = head.split(FIELD)
      // The names begin on a line of their own and count from the repository's top.
      const full = name.replace(/^\n/, '')
      return full.startsWith(prefix) ? [{ commit, author, date, subject, path: full.slice(prefix.length) }] : []
    })
}

/** Who last changed each line of `text`, taken for the file's; empty where HEAD does not have the file. */
export async function blameOf(folder: string, path: string, text: string): Promise<readonly BlamedLine[]> {
  const look = await lookingGit(folder)
  if ((await look(['cat-file', '-e', `HEAD:./${path}`])).status !== 0) return []
  const args = ['blame', '--porcelain', '--no-textconv', '--contents', '-', '--', path]
  return parseBlame(outputOf(await look(args, text)))
}

/** `COMMIT old new count`, at a commit's first line its facts, then the line itself behind a tab. */
function parseBlame(output: string): BlamedLine[] {
  const facts = new Map<string, Map<string, string>>()
  const lines: BlamedLine[] = []
  let commit = ''
  for (const line of output.split('\n')) {
    if (line.startsWith('\t')) {
      lines.push(blamed(commit, facts.get(commit)))
      continue
    }
    const [first = '', ...rest] = line.split(' ')
    if (/^[0-9a-f]{40,64}$/.test(first)) commit = first
    else if (first !== '') facts.set(commit, (facts.get(commit) ?? new Map()).set(first, rest.join(' ')))
  }
  return lines
}

function blamed(commit: string, facts: ReadonlyMap<string, string> | undefined): BlamedLine {
  if (/^0+$/.test(commit)) return null
  const seconds = Number(facts?.get('author-time') ?? 0)
  return {
    commit,
    author: facts?.get('author') ?? '',
    date: new Date(seconds * 1000).toISOString(),
    subject: facts?.get('summary') ?? '',
  }
}
