import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { git, testCompanion, testFolder, testRepository } from '../testCompanion.ts'

const FILE = 'a: 1\n'

async function withRepository() {
  const folder = await testRepository({ 'a.yaml': FILE })
  const { ask } = await testCompanion(folder)
  return {
    folder,
    go: async (branch: string, create = false) => (await ask('POST', '/api/repo/switch', { branch, create })).json,
    status: async () => (await ask('GET', '/api/repo')).json,
  }
}

describe('switching branches', () => {
  it('goes to another branch, and to a new one from here', async () => {
    const { folder, go, status } = await withRepository()
    expect(await go('feature/x', true)).toEqual({ ok: true, branch: 'feature/x' })
    expect(await go('main')).toEqual({ ok: true, branch: 'main' })
    expect(await git(folder, 'branch', '--show-current')).toBe('main')
    expect((await status()).branches).toContain('feature/x')
  })

  it('makes a branch that follows a remote’s, which the status names', async () => {
    const { folder, go, status } = await withRepository()
    const remote = await testFolder()
    await git(remote, 'clone', '--quiet', '--bare', folder, '.')
    await git(remote, 'branch', 'feature/y', 'main')
    await git(folder, 'remote', 'add', 'origin', remote)
    await git(folder, 'fetch', '--quiet')
    expect((await status()).remoteBranches).toEqual(['origin/feature/y'])
    expect(await go('origin/feature/y')).toEqual({ ok: true, branch: 'feature/y' })
    expect(await git(folder, 'rev-parse', '--abbrev-ref', '@{upstream}')).toBe('origin/feature/y')
    expect((await status()).remoteBranches).toEqual([])
  })

  it('takes changes along, and names those that are in the way', async () => {
    const { folder, go } = await withRepository()
    await go('other', true)
    await writeFile(join(folder, 'a.yaml'), 'a: other\n')
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Other')
    await writeFile(join(folder, 'b.yaml'), 'b: 1\n')
    expect(await go('main')).toMatchObject({ ok: true })
    expect(await git(folder, 'status', '--porcelain')).toBe('?? b.yaml')
    await writeFile(join(folder, 'a.yaml'), 'a: mine\n')
    const answer = await go('other')
    expect(answer.error.message).toContain('would overwrite changes that are not committed in: a.yaml')
    expect(await git(folder, 'branch', '--show-current')).toBe('main')
  })

  it.each(['--orphan', '-', '@{-1}', 'nowhere', 'a..b', ''])('refuses %j', async (name) => {
    const { folder, go } = await withRepository()
    expect((await go(name)).error.code).toBe('invalid')
    expect(await git(folder, 'branch', '--show-current')).toBe('main')
  })

  it('names the first branch of a repository without commits', async () => {
    const folder = await testRepository({})
    const { ask } = await testCompanion(folder)
    expect((await ask('POST', '/api/repo/switch', { branch: 'start', create: true })).json.ok).toBe(true)
    expect(await git(folder, 'symbolic-ref', '--short', 'HEAD')).toBe('start')
  })
})

describe('a folder without a repository', () => {
  it('becomes one', async () => {
    const folder = await testFolder({ 'a.yaml': FILE })
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/workspace')).json.git).toBe(false)
    expect((await ask('POST', '/api/repo/init', {})).status).toBe(200)
    expect((await ask('GET', '/api/workspace')).json.git).toBe(true)
    expect((await ask('GET', '/api/repo')).json.changed).toEqual([{ path: 'a.yaml', state: 'untracked' }])
    expect((await ask('POST', '/api/repo/init', {})).json.error.message).toContain('already')
  })
})
