import type { Progress, PushResult } from '../../core/repo/repoHost.ts'
import { gitSentence } from './gitSentence.ts'

/** `ext::` addresses are commands in disguise. */
export const SAFE_TRANSPORTS = ['-c', 'protocol.ext.allow=never']

type RemoteFailure = Exclude<PushResult, { ok: true }>

/** What git says when a remote does not take, or does not give, as the reason that a page acts on. The first that fits is taken. */
const REASONS: readonly (readonly [RegExp, RemoteFailure['reason'], string])[] = [
  [
    /\[rejected\]|non-fast-forward|fetch first/,
    'rejected',
    'The remote has commits that are not here. Pull them first, then push again.',
  ],
  [
    /\[remote rejected\]|pre-receive hook declined|protected branch|GH006/,
    'declined',
    'The remote declined the push: a hook or a rule for this branch. Push to a new branch and open a pull request.',
  ],
  [
    /Authentication failed|could not read (?:Username|Password)|Permission denied|terminal prompts disabled|returned error: 40[13]/,
    'authentication',
    'The remote did not let git in. Sign in as you do on a command line (a credential helper, an SSH key), then push again.',
  ],
  [
    /Could not resolve|unable to access|Connection (?:refused|timed out|reset)|Network is unreachable|timed out/,
    'network',
    'The remote cannot be reached. The commit is safe in this repository; push again when the network is back.',
  ],
  [
    /does not appear to be a git repository|[Rr]epository not found|does not exist/,
    'no-remote',
    'There is no repository at the remote’s address, or none that you may see.',
  ],
]

/** What came of a call to a remote that did not work, from what git wrote. */
export function failureOf(output: string): RemoteFailure {
  const said = output
    .split('\n')
    .filter((line) => /^(?:remote:|fatal:|error:|hint:|!)/.test(line))
    .join('\n')
  const [, reason, message] = REASONS.find(([pattern]) => pattern.test(output)) ?? []
  return { ok: false, reason: reason ?? 'other', message: message ?? gitSentence(output), said }
}

/** Takes what git writes on stderr: `Writing objects:  45% (9/20), …`, each over the one before. */
export function progressReader(onProgress: (progress: Progress) => void): (part: string) => void {
  let rest = ''
  return (part) => {
    const lines = (rest + part).split(/[\r\n]/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, phase, percent] = /^(?:remote: )?([A-Z][\w ]+): +(\d{1,3})%/.exec(line) ?? []
      if (phase !== undefined) onProgress({ phase, percent: Number(percent) })
    }
  }
}
