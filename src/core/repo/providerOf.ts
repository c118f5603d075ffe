import { harnessRepoOf } from './harnessPage.ts'
import type { ProviderAddress, ProviderKind } from './providerHost.ts'
import type { RemotePlace } from './remotePlace.ts'
import { remotePlace } from './remotePlace.ts'

/**
 * The repository of a pasted address: of any page of it, or what git clones it from. `undefined` for a host that does not
 * tell whose it is; a person picks the provider then.
 */
export function providerOf(webAddress: string): ProviderAddress | undefined {
  const place = remotePlace(webAddress.trim().replace(/[?#].*$/, ''))
  if (!place) return undefined
  const { host, origin } = place
  const harness = host.endsWith('.harness.io') && harnessAddress(place)
  if (harness) return harness
  if (host === 'github.com') return addressOf('github', 'https://api.github.com', ownerAndRepo(place))
  if (host.endsWith('.ghe.com')) return addressOf('github', `https://api.${host}`, ownerAndRepo(place))
  if (isNamed(host, 'github')) return addressOf('github', `${origin}/api/v3`, ownerAndRepo(place))
  if (isNamed(host, 'gitlab')) return addressOf('gitlab', `${origin}/api/v4`, gitlabProject(place))
  if (host === 'bitbucket.org') return addressOf('bitbucket', 'https://api.bitbucket.org/2.0', ownerAndRepo(place))
  if (host === 'codeberg.org' || isNamed(host, 'gitea') || isNamed(host, 'forgejo')) {
    return addressOf('gitea', `${origin}/api/v1`, ownerAndRepo(place))
  }
  return undefined
}

/** `gitlab.com` and `gitlab.acme.com`, but not `notgitlab.com`, and not `gitlab.com.acme.com`, which poses as another. */
function isNamed(host: string, name: string): boolean {
  return host.split('.').includes(name) && !host.startsWith(`${name}.com.`)
}

function addressOf(kind: ProviderKind, api: string, repo: string | undefined): ProviderAddress | undefined {
  // The names that providers allow. Anything else is not the beginning of a repository's address.
  return repo !== undefined && repo.split('/').every((part) => /^(?!\.+$)[\w.~-]+$/.test(part))
    ? { kind, api, repo }
    : undefined
}

function ownerAndRepo({ path }: RemotePlace): string | undefined {
  const [owner, repo] = path.split('/')
  return repo === undefined ? undefined : `${owner}/${repo.replace(/\.git$/, '')}`
}

/** Groups may be nested: what belongs to a page of the project comes behind `/-/`. */
function gitlabProject({ path }: RemotePlace): string | undefined {
  const project = path.split('/-/')[0]?.replace(/\/-$/, '')
  return project?.includes('/') ? project : undefined
}

function harnessAddress({ host, origin, path }: RemotePlace): ProviderAddress | undefined {
  const isGit = host === 'git.harness.io'
  const repo = isGit ? path : harnessRepoOf(`/${path}`)
  return addressOf(
    'harness',
    `${isGit ? 'https://app.harness.io' : origin}/code/api/v1`,
    repo?.includes('/') ? repo : undefined,
  )
}
