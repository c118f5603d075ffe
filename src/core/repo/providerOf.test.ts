import { describe, expect, it } from 'vitest'
import { providerOf } from './providerOf.ts'

const github = { kind: 'github', api: 'https://api.github.com', repo: 'acme/shop' }
const harness = { kind: 'harness', api: 'https://app.harness.io/code/api/v1', repo: 'ACC/org/proj/shop' }

describe('the provider of an address', () => {
  it.each([
    ['https://github.com/acme/shop', github],
    ['https://github.com/acme/shop/', github],
    ['  https://github.com/acme/shop.git\n', github],
    ['https://GitHub.com/acme/shop/blob/main/a%20b.yaml?plain=1#L3', github],
    ['https://ada:secret@github.com/acme/shop', github],
    ['git@github.com:acme/shop.git', github],
    ['ssh://git@github.com/acme/shop.git', github],
    ['https://github.com/acme/.github', { ...github, repo: 'acme/.github' }],
    ['https://github.acme.com/acme/shop', { ...github, api: 'https://github.acme.com/api/v3' }],
    ['https://acme.ghe.com/acme/shop', { ...github, api: 'https://api.acme.ghe.com' }],
    ['https://gitlab.com/acme/shop', { kind: 'gitlab', api: 'https://gitlab.com/api/v4', repo: 'acme/shop' }],
    [
      'https://gitlab.acme.com/a/b/c/-/tree/main/x?ref_type=heads',
      { kind: 'gitlab', api: 'https://gitlab.acme.com/api/v4', repo: 'a/b/c' },
    ],
    [
      'ssh://git@gitlab.acme.com:2222/a/b/c.git',
      { kind: 'gitlab', api: 'https://gitlab.acme.com/api/v4', repo: 'a/b/c' },
    ],
    ['https://gitlab.acme.com:8443/a/b', { kind: 'gitlab', api: 'https://gitlab.acme.com:8443/api/v4', repo: 'a/b' }],
    [
      'https://bitbucket.org/ws/repo/src/main/',
      { kind: 'bitbucket', api: 'https://api.bitbucket.org/2.0', repo: 'ws/repo' },
    ],
    [
      'https://ada@bitbucket.org/ws/repo.git',
      { kind: 'bitbucket', api: 'https://api.bitbucket.org/2.0', repo: 'ws/repo' },
    ],
    ['https://codeberg.org/acme/shop', { kind: 'gitea', api: 'https://codeberg.org/api/v1', repo: 'acme/shop' }],
    ['https://gitea.com/acme/shop', { kind: 'gitea', api: 'https://gitea.com/api/v1', repo: 'acme/shop' }],
    [
      'https://forgejo.acme.com/acme/shop',
      { kind: 'gitea', api: 'https://forgejo.acme.com/api/v1', repo: 'acme/shop' },
    ],
    ['https://git.harness.io/ACC/org/proj/shop.git', harness],
    ['https://git.harness.io/ACC/shop.git', { ...harness, repo: 'ACC/shop' }],
    ['https://app.harness.io/ng/account/ACC/module/code/orgs/org/projects/proj/repos/shop', harness],
    [
      'https://app.harness.io/ng/account/ACC/module/code/orgs/org/projects/proj/repos/shop/files/main/~/a.yaml',
      harness,
    ],
    ['https://app.harness.io/ng/account/ACC/all/code/orgs/org/projects/proj/repos/shop', harness],
    ['https://app.harness.io/ng/account/ACC/module/code/orgs/org/repos/shop', { ...harness, repo: 'ACC/org/shop' }],
    ['https://app.harness.io/ng/account/ACC/module/code/repos/shop', { ...harness, repo: 'ACC/shop' }],
    [
      'https://acme.harness.io/ng/account/ACC/module/code/repos/shop',
      { ...harness, api: 'https://acme.harness.io/code/api/v1', repo: 'ACC/shop' },
    ],
  ])('%s', (address, provider) => {
    expect(providerOf(address)).toEqual(provider)
  })

  it.each([
    '',
    'shop',
    'acme/shop',
    'https://github.com',
    'https://github.com/acme',
    'https://github.com/acme/..',
    'https://github.com/a b/shop',
    'https://gitlab.com/acme',
    'https://git.acme.com/acme/shop',
    'https://notgithub.com/acme/shop',
    'https://github.com.evil.example/acme/shop?x=github.com',
    'https://app.harness.io/ng/account/ACC/module/cd/orgs/org/projects/proj/pipelines',
    'https://app.harness.io/ACC/shop',
    'http://localhost:3000/acme/shop',
    '/srv/git/shop.git',
    'javascript:alert(1)',
  ])('is not told by %j', (address) => {
    expect(providerOf(address)).toBeUndefined()
  })
})
