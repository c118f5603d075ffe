import { describe, expect, it } from 'vitest'
import { comparePage } from './comparePage.ts'

describe('the page of a pull request', () => {
  it.each([
    ['https://github.com/acme/shop.git', 'https://github.com/acme/shop/compare/main...feature%2Fx?expand=1'],
    ['git@github.com:acme/shop.git', 'https://github.com/acme/shop/compare/main...feature%2Fx?expand=1'],
    ['https://ada:secret@github.com/acme/shop', 'https://github.com/acme/shop/compare/main...feature%2Fx?expand=1'],
    [
      'ssh://git@gitlab.acme.com:2222/a/b/shop.git',
      'https://gitlab.acme.com/a/b/shop/-/merge_requests/new?merge_request%5Bsource_branch%5D=feature%2Fx&merge_request%5Btarget_branch%5D=main',
    ],
    [
      'git@bitbucket.org:acme/shop.git',
      'https://bitbucket.org/acme/shop/pull-requests/new?source=feature%2Fx&dest=main',
    ],
    ['https://codeberg.org/acme/shop.git', 'https://codeberg.org/acme/shop/compare/main...feature%2Fx'],
    [
      'https://git.harness.io/ACC/org/proj/shop.git',
      'https://app.harness.io/ng/account/ACC/module/code/orgs/org/projects/proj/repos/shop/pulls/compare/main...feature%2Fx',
    ],
  ])('of %s', (remote, page) => {
    expect(comparePage(remote, 'feature/x', 'main')).toBe(page)
  })

  it.each([
    '/srv/git/shop.git',
    'file:///srv/shop',
    'ext::sh -c x',
    'https://github.com/a b',
    'javascript:alert(1)',
    'C:\\shop',
    'http://127.0.0.1:3000/a/b',
  ])('is none for %s', (remote) => {
    expect(comparePage(remote, 'feature/x', 'main')).toBeUndefined()
  })

  it('is none for the branch itself', () => {
    expect(comparePage('https://github.com/acme/shop.git', 'main', 'main')).toBeUndefined()
  })
})
