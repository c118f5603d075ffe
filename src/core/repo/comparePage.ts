import { harnessPage } from './harnessPage.ts'
import { remotePlace } from './remotePlace.ts'

/**
 * The page on which a pull request from a pushed branch is opened; `undefined` for an address that is no provider's, as a
 * folder's. `base` is the branch to merge into. Nothing of a user or a password in the address goes along.
 */
export function comparePage(remote: string, branch: string, base: string): string | undefined {
  const place = remotePlace(remote)
  if (!place || branch === base || !/^[\w.~/-]+$/.test(place.path)) return undefined
  const { host, path } = place
  const [from, to] = [encodeURIComponent(branch), encodeURIComponent(base)]
  if (host === 'bitbucket.org') return `https://${host}/${path}/pull-requests/new?source=${from}&dest=${to}`
  if (/(?:^|\.)gitlab\./.test(host)) {
    const query = `merge_request%5Bsource_branch%5D=${from}&merge_request%5Btarget_branch%5D=${to}`
    return `https://${host}/${path}/-/merge_requests/new?${query}`
  }
  if (host === 'git.harness.io') return `${harnessPage('https://app.harness.io', path)}/pulls/compare/${to}...${from}`
  // GitHub, and Gitea and Forgejo after it.
  const expand = host === 'github.com' ? '?expand=1' : ''
  return `https://${host}/${path}/compare/${to}...${from}${expand}`
}
