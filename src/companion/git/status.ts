import type { RepoStatus } from '../../core/repo/repoHost.ts'
import { lookingGit } from './lookingGit.ts'
import { git, outputOf, tryGit } from './runGit.ts'

type Changed = RepoStatus['changed'][number]
type Head = Pick<RepoStatus, 'branch' | 'head' | 'upstream'>

/** A submodule is no file of ours, and looking into it would follow its own configuration. */
const STATUS =
  'status --porcelain=v2 -z --branch --untracked-files=all --no-renames --ignore-submodules=all -- .'.split(' ')

/** Branch, upstream, changes under `folder`, branches by last use, author. */
export async function readStatus(folder: string): Promise<RepoStatus> {
  const look = await lookingGit(folder)
  const [prefix, answer, branches, remoteBranches, author] = await Promise.all([
    git(folder, ['rev-parse', '--show-prefix']),
    look(STATUS),
    git(folder, ['for-each-ref', '--sort=-committerdate', '--format=%(refname:lstrip=2)', 'refs/heads']),
    git(folder, ['for-each-ref', '--sort=-committerdate', '--format=%(refname:lstrip=2) %(symref)', 'refs/remotes']),
    readAuthor(folder),
  ])
  const records = outputOf(answer)
    .split('\0')
    .filter((record) => record !== '')
  const head = parseHead(records)
  const local = branches.split('\n').filter((name) => name !== '')
  return {
    ...head,
    branches: local,
    remoteBranches: remoteBranches.split('\n').flatMap((line) => {
      const [name = '', pointsTo = ''] = line.split(' ')
      const isNew = name !== '' && pointsTo === '' && !local.includes(name.slice(name.indexOf('/') + 1))
      return isNew ? [name] : []
    }),
    changed: records.flatMap((record) => parseChange(record, prefix.trimEnd())),
    author,
  }
}

/** `null` when name or address is missing in git's configuration. */
export async function readAuthor(folder: string): Promise<RepoStatus['author']> {
  const [name, email] = await Promise.all(
    ['user.name', 'user.email'].map(async (key) => (await tryGit(folder, ['config', '--get', key])).stdout.trim()),
  )
  return name && email ? { name, email } : null
}

/** The header lines of porcelain v2: `# branch.oid 1a2b…`, `# branch.ab +2 -0`. */
function parseHead(records: readonly string[]): Head {
  const header = (name: string) =>
    records.find((record) => record.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length)
  const oid = header('oid')
  const branch = header('head')
  const upstream = header('upstream')
  // Without `ab` the upstream branch is configured but gone.
  const counts = /^\+(\d+) -(\d+)$/.exec(header('ab') ?? '')
  return {
    branch: branch === undefined || branch === '(detached)' ? null : branch,
    head: oid === undefined || oid === '(initial)' ? null : oid.slice(0, 7),
    upstream: upstream && counts ? { name: upstream, ahead: Number(counts[1]), behind: Number(counts[2]) } : null,
  }
}

/** `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`. Paths count from the repository's top. */
function parseChange(record: string, prefix: string): Changed[] {
  const fields = record.split(' ')
  const [kind, codes = ''] = fields
  const skipped = kind === '1' ? 8 : kind === 'u' ? 10 : kind === '?' ? 1 : 0
  if (skipped === 0) return []
  const path = fields.slice(skipped).join(' ')
  if (!path.startsWith(prefix)) return []
  return [{ path: path.slice(prefix.length), state: stateOf(kind, codes) }]
}

function stateOf(kind: string | undefined, codes: string): Changed['state'] {
  if (kind === '?') return 'untracked'
  if (kind === 'u') return 'conflict'
  if (codes.includes('D')) return 'deleted'
  return codes.startsWith('A') || codes.endsWith('A') ? 'added' : 'modified'
}
