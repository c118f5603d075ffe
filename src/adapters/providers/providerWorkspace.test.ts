import { describe, expect, it } from 'vitest'
import { providerWorkspace } from './providerWorkspace.ts'
import { connected } from './testing/connected.ts'
import { fakeGithub } from './testing/fakeGithub.ts'

async function opened(files: Readonly<Record<string, string>>) {
  const { host, model, address, head, intercept } = await connected(fakeGithub, files)
  const hosts = providerWorkspace(host, address, await host.repository(), { branch: 'main', commit: head })
  const read = async (path: string) => hosts.files.read(path)
  const commit = async (path: string, text: string | null, branch = { name: 'main', create: false }) => {
    const baseHash = model.filesAt(head)?.has(path) ? (await read(path)).hash : null
    return hosts.repo.commit({ files: [{ path, text, baseHash }], branch, message: 'Change' })
  }
  const textOn = (branch: string, path: string) =>
    model
      .filesAt(model.branches.get(branch) ?? '')
      ?.get(path)
      ?.bytes.toString()
  return { ...hosts, model, read, commit, textOn, intercept }
}

describe('a provider’s branch as the workspace', () => {
  it('is read from one commit until it is read anew', async () => {
    const { files, repo, model, read } = await opened({ 'a.yaml': 'a: 1\n', 'b.txt': 'b' })
    expect((await files.list()).map(({ path }) => path)).toEqual(['a.yaml'])
    model.commit('main', { 'a.yaml': 'a: 2\n' })
    expect((await read('a.yaml')).text).toBe('a: 1\n')
    expect(await repo.pull({ how: 'merge' })).toEqual({ ok: true, upstream: 'main', commits: 1 })
    expect((await read('a.yaml')).text).toBe('a: 2\n')
    await expect(read('none.yaml')).rejects.toMatchObject({ code: 'not-found' })
    await expect(files.write('a.yaml', '', null)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('commits over what others did to other files', async () => {
    const { model, commit, textOn } = await opened({ 'a.yaml': 'a: 1\n' })
    model.commit('main', { 'b.yaml': 'b: 1\n' })
    expect(await commit('a.yaml', 'a: 2\n')).toMatchObject({ ok: true, branch: 'main' })
    expect([textOn('main', 'a.yaml'), textOn('main', 'b.yaml')]).toEqual(['a: 2\n', 'b: 1\n'])
  })

  it('gives a file that others changed back as a conflict, and reads theirs from then on', async () => {
    const { model, commit, read, textOn } = await opened({ 'a.yaml': 'a: 1\n' })
    model.commit('main', { 'a.yaml': 'a: theirs\n' })
    expect(await commit('a.yaml', 'a: mine\n')).toEqual({ ok: false, conflicts: ['a.yaml'] })
    expect(textOn('main', 'a.yaml')).toBe('a: theirs\n')
    expect((await read('a.yaml')).text).toBe('a: theirs\n')
    expect(await commit('a.yaml', 'a: both\n')).toMatchObject({ ok: true })
  })

  it('goes to a new branch with its first commit, and to another by name', async () => {
    const { repo, model, commit, read, textOn } = await opened({ 'a.yaml': 'a: 1\n' })
    model.commit('release', { 'a.yaml': 'a: released\n' }, 'Release', model.branches.get('main') ?? null)
    await commit('a.yaml', null, { name: 'feature/x', create: true })
    expect(textOn('feature/x', 'a.yaml')).toBeUndefined()
    expect(await repo.status()).toMatchObject({ branch: 'feature/x', branches: ['feature/x', 'main', 'release'] })
    expect(await repo.switchBranch({ branch: 'release', create: false })).toEqual({ ok: true, branch: 'release' })
    expect((await read('a.yaml')).text).toBe('a: released\n')
    await expect(repo.switchBranch({ branch: 'gone', create: false })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says what a provider refuses in the terms of a host', async () => {
    const { files, intercept } = await opened({ 'a.yaml': 'a: 1\n' })
    intercept(
      () => true,
      () => fakeGithub.faults.unauthorized,
    )
    await expect(files.list()).rejects.toMatchObject({ code: 'unauthorized', name: 'HostError' })
  })
})
