/** A remote's address as its provider's website has it. */
interface RemotePlace {
  readonly host: string
  /** Without slashes at its ends, without `.git`. */
  readonly path: string
}

/**
 * The page on which a pull request from a pushed branch is opened; `undefined` for an address that is no provider's, as a
 * folder's. `base` is the branch to merge into. Nothing of a user or a password in the address goes along.
 */
export function comparePage(remote: string, branch: string, base: string): string | undefined {
  const place = placeOf(remote)
  if (!place || branch === base) return undefined
  const { host, path } = place
  const [from, to] = [encodeURIComponent(branch), encodeURIComponent(base)]
  if (host === 'bitbucket.org') return `https://${host}/${path}/pull-requests/new?source=${from}&dest=${to}`
  if (/(?:^|\.)gitlab\./.test(host)) {
    const query = `merge_request%5Bsource_branch%5D=${from}&merge_request%5Btarget_branch%5D=${to}`
    return `https://${host}/${path}/-/merge_requests/new?${query}`
  }
  const harness = host === 'git.harness.io' ? path.split('/') : []
  if (harness.length === 4) {
    const [account, org, project, repo] = harness
    return `https://app.harness.io/ng/account/${account}/module/code/orgs/${org}/projects/${project}/repos/${repo}/pulls/compare/${to}...${from}`
  }
  // GitHub, and Gitea and Forgejo after it.
  const expand = host === 'github.com' ? '?expand=1' : ''
  return `https://${host}/${path}/compare/${to}...${from}${expand}`
}

/** `https://user@host/o/r.git`, `ssh://git@host:22/o/r`, `git@host:o/r.git`. */
function placeOf(remote: string): RemotePlace | undefined {
  const [, scheme, host, path] =
    /^(https?|ssh|git):\/\/(?:[^/@]*@)?([\w.-]+)(?::\d+)?\/(.+)$/.exec(remote) ??
    /^()(?:[\w.-]+@)([\w.-]+):(?!\/)(.+)$/.exec(remote) ??
    []
  if (scheme === undefined || host === undefined || path === undefined) return undefined
  const trimmed = path.replace(/\/+$/, '').replace(/\.git$/, '')
  return /\.[a-z]{2,}$/i.test(host) && /^[\w.~/-]+$/.test(trimmed) ? { host, path: trimmed } : undefined
}
