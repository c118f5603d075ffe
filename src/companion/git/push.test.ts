import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { git, testCompanion, testFolder, testRepository } from '../testCompanion.ts'

const FILE = 'pipeline:\n  name: one\n  identifier: one\n'

/** A repository with a remote that has its first commit, and another clone of that remote. */
async function withRemote() {
  const remote = await testFolder()
  await git(remote, 'init', '--quiet', '--bare', '--initial-branch=main')
  const here = await testRepository({ 'a.yaml': FILE })
  await git(here, 'remote', 'add', 'origin', remote)
  await git(here, 'push', '--quiet', '--set-upstream', 'origin', 'main')
  const there = await testFolder()
  await git(there, 'clone', '--quiet', remote, '.')
  await git(there, 'config', 'user.name', 'Bob')
  await git(there, 'config', 'user.email', 'bob@example.test')
  const { ask } = await testCompanion(here)
  return {
    remote,
    here,
    ask: async (path: string, body: object) => (await ask('POST', path, body)).json,
    commitHere: (text: string, file = 'a.yaml') => commitIn(here, file, text),
    pushThere: async (text: string, file = 'a.yaml') => {
      await commitIn(there, file, text)
      await git(there, 'push', '--quiet')
    },
  }
}

async function commitIn(folder: string, file: string, text: string) {
  await writeFile(join(folder, file), text)
  await git(folder, 'add', '--all')
  await git(folder, 'commit', '--quiet', '--message', `Change ${file}`)
}

async function hook(folder: string, name: string, script: string) {
  await mkdir(join(folder, 'hooks'), { recursive: true })
  await writeFile(join(folder, 'hooks', name), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'hooks', name), 0o755)
}

describe('push', () => {
  it('sends a branch to what it follows', async () => {
    const { remote, here, ask, commitHere } = await withRemote()
    await commitHere(FILE.replace('one', 'two'))
    expect(await ask('/api/repo/push', { branch: 'main' })).toEqual({
      ok: true,
      remote: 'origin',
      branch: 'main',
      page: null,
    })
    expect(await git(remote, 'rev-parse', 'main')).toBe(await git(here, 'rev-parse', 'HEAD'))
  })

  it('says how far it is', async () => {
    const { here, commitHere } = await withRemote()
    await commitHere('a: 2\n')
    const { ask } = await testCompanion(here)
    const lines = (await ask('POST', '/api/repo/push', { branch: 'main' })).text.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      progress: { phase: 'Writing objects', percent: 100 },
    })
  })

  it('lets a new branch follow the one it makes, and names the page of its pull request', async () => {
    const { here, ask, commitHere } = await withRemote()
    await git(here, 'switch', '--quiet', '--create', 'feature/x')
    await commitHere('a: 2\n')
    expect(await ask('/api/repo/push', { branch: 'feature/x' })).toMatchObject({ ok: true, branch: 'feature/x' })
    expect(await git(here, 'rev-parse', '--abbrev-ref', '@{upstream}')).toBe('origin/feature/x')
  })

  it('says what to do when the remote has more, declines, or is not there', async () => {
    const { remote, here, ask, commitHere, pushThere } = await withRemote()
    await pushThere('b: 1\n', 'b.yaml')
    await commitHere('a: 2\n')
    const rejected = await ask('/api/repo/push', { branch: 'main' })
    expect(rejected).toMatchObject({ ok: false, reason: 'rejected' })
    expect(rejected.message).toContain('Pull them first')

    await hook(remote, 'pre-receive', 'echo "Ask ops before you push to main" >&2; exit 1')
    await git(here, 'pull', '--quiet', '--rebase')
    const asked = await ask('/api/repo/push', { branch: 'main' })
    expect(asked).toEqual({ ok: false, asks: [`hook pre-receive (in ${remote})`] })
    const declined = await ask('/api/repo/push', { branch: 'main', agreed: asked.asks })
    expect(declined).toMatchObject({ ok: false, reason: 'declined' })
    expect(declined.said).toContain('Ask ops before you push to main')

    await git(here, 'remote', 'set-url', 'origin', join(remote, 'gone'))
    expect(await ask('/api/repo/push', { branch: 'main' })).toMatchObject({ ok: false, reason: 'no-remote' })
    await git(here, 'remote', 'remove', 'origin')
    expect((await ask('/api/repo/push', { branch: 'main' })).message).toContain('git remote add origin')
  })

  it('is told of a network that is not there', async () => {
    const { here, ask } = await withRemote()
    await git(here, 'remote', 'set-url', 'origin', 'http://127.0.0.1:9/shop.git')
    expect(await ask('/api/repo/push', { branch: 'main' })).toMatchObject({ ok: false, reason: 'network' })
  })

  it.each(['--upload-pack=touch pwned', '-x', 'main:other', '@{-1}', '../main', ''])(
    'takes %j for the name of a branch, and for nothing else',
    async (branch) => {
      const { here, ask } = await withRemote()
      const answer = await ask('/api/repo/push', { branch })
      expect(answer.error.message).toContain('There is no branch')
      expect(await git(here, 'status', '--porcelain')).toBe('')
    },
  )

  it('never runs a command that poses as an address', async () => {
    const { here, ask } = await withRemote()
    await git(here, 'remote', 'set-url', 'origin', 'ext::sh -c touch% pwned')
    expect(await ask('/api/repo/push', { branch: 'main' })).toMatchObject({ ok: false })
    expect(await git(here, 'status', '--porcelain')).toBe('')
  })
})

describe('pull', () => {
  it.each(['merge', 'rebase'] as const)('takes in by a %s what is new, and the push goes through then', async (how) => {
    const { here, ask, commitHere, pushThere } = await withRemote()
    await pushThere('b: 1\n', 'b.yaml')
    await commitHere('a: 2\n')
    expect(await ask('/api/repo/pull', { how })).toMatchObject({ ok: true, upstream: 'origin/main' })
    expect(await ask('/api/repo/push', { branch: 'main' })).toMatchObject({ ok: true })
    const merges = await git(here, 'rev-list', '--merges', '--count', 'HEAD')
    expect(merges).toBe(how === 'merge' ? '1' : '0')
  })

  it.each(['merge', 'rebase'] as const)('leaves all as it was when a %s has conflicts, and names them', async (how) => {
    const { here, ask, commitHere, pushThere } = await withRemote()
    await pushThere(FILE.replace('one', 'theirs'))
    await commitHere(FILE.replace('one', 'ours'))
    const before = await git(here, 'rev-parse', 'HEAD')
    expect(await ask('/api/repo/pull', { how })).toMatchObject({
      ok: false,
      reason: 'conflicts',
      conflicts: [
        {
          path: 'a.yaml',
          base: FILE,
          mine: FILE.replace('one', 'ours'),
          theirs: FILE.replace('one', 'theirs'),
        },
      ],
    })
    expect(await git(here, 'rev-parse', 'HEAD')).toBe(before)
    expect(await git(here, 'status', '--porcelain')).toBe('')
  })

  it('merges with the texts that resolve the conflicts, and with nothing else of them', async () => {
    const { here, ask, commitHere, pushThere } = await withRemote()
    await pushThere(FILE.replace('one', 'theirs'))
    await commitHere(FILE.replace('one', 'ours'))
    const { theirs } = await ask('/api/repo/pull', { how: 'merge' })
    const text = FILE.replace('one', 'both')
    const resolved = { theirs, files: [{ path: 'a.yaml', text }] }
    expect(await ask('/api/repo/pull', { how: 'merge', resolved })).toMatchObject({ ok: true })
    expect(await readFile(join(here, 'a.yaml'), 'utf8')).toBe(text)
    expect(await git(here, 'rev-list', '--merges', '--count', 'HEAD')).toBe('1')
    expect(await git(here, 'status', '--porcelain')).toBe('')
    expect(await ask('/api/repo/push', { branch: 'main' })).toMatchObject({ ok: true })
  })

  it('merges with such texts that are saved already, and leaves them when it cannot', async () => {
    const { here, ask, commitHere, pushThere } = await withRemote()
    await pushThere(FILE.replace('one', 'theirs'))
    await commitHere(FILE.replace('one', 'ours'))
    const { theirs } = await ask('/api/repo/pull', { how: 'merge' })
    const text = FILE.replace('one', 'both')
    await writeFile(join(here, 'a.yaml'), text)
    const old = { theirs: '0'.repeat(40), files: [{ path: 'a.yaml', text }] }
    expect(await ask('/api/repo/pull', { how: 'merge', resolved: old })).toMatchObject({ reason: 'conflicts' })
    expect(await readFile(join(here, 'a.yaml'), 'utf8')).toBe(text)
    const resolved = { theirs, files: [{ path: 'a.yaml', text }] }
    expect(await ask('/api/repo/pull', { how: 'merge', resolved })).toMatchObject({ ok: true })
    expect(await git(here, 'show', 'HEAD:a.yaml')).toBe(text.trimEnd())
    expect(await git(here, 'status', '--porcelain')).toBe('')
  })

  it('asks again when the remote moved on from what was resolved, or a conflict has no answer', async () => {
    const { here, ask, commitHere, pushThere } = await withRemote()
    await pushThere(FILE.replace('one', 'theirs'))
    await commitHere(FILE.replace('one', 'ours'))
    const { theirs } = await ask('/api/repo/pull', { how: 'merge' })
    const none = await ask('/api/repo/pull', { how: 'merge', resolved: { theirs, files: [] } })
    expect(none).toMatchObject({ ok: false, reason: 'conflicts' })
    await pushThere(FILE.replace('one', 'later'))
    const resolved = { theirs, files: [{ path: 'a.yaml', text: FILE }] }
    const again = await ask('/api/repo/pull', { how: 'merge', resolved })
    expect(again.conflicts).toMatchObject([{ theirs: FILE.replace('one', 'later') }])
    expect(await git(here, 'status', '--porcelain')).toBe('')
  })

  it('tells of a file that one side deleted, and of one outside the folder', async () => {
    const { remote } = await withRemote()
    const there = await testFolder()
    await git(there, 'clone', '--quiet', remote, '.')
    const here = await testFolder()
    await git(here, 'clone', '--quiet', remote, '.')
    for (const [folder, word] of [[there, 'theirs'] as const, [here, 'ours'] as const]) {
      await git(folder, 'config', 'user.name', word)
      await git(folder, 'config', 'user.email', `${word}@example.test`)
    }
    await mkdir(join(there, 'sub'))
    await commitIn(there, 'sub/b.yaml', 'b: 1\n')
    await git(there, 'push', '--quiet')
    await git(here, 'pull', '--quiet')
    await commitIn(there, 'a.yaml', 'theirs: 1\n')
    await git(there, 'rm', '--quiet', 'sub/b.yaml')
    await git(there, 'commit', '--quiet', '--message', 'Delete')
    await git(there, 'push', '--quiet')
    await commitIn(here, 'a.yaml', 'ours: 1\n')
    await commitIn(here, 'sub/b.yaml', 'b: 2\n')
    const { ask } = await testCompanion(join(here, 'sub'))
    const { json } = await ask('POST', '/api/repo/pull', { how: 'merge' })
    expect(json.conflicts).toEqual([
      { path: '../a.yaml', base: null, mine: null, theirs: null },
      { path: 'b.yaml', base: 'b: 1\n', mine: 'b: 2\n', theirs: null },
    ])
  })

  it('keeps what is not committed, and says that it is in the way', async () => {
    const { here, ask, pushThere } = await withRemote()
    await pushThere('theirs: 1\n')
    await writeFile(join(here, 'a.yaml'), 'mine: 1\n')
    const answer = await ask('/api/repo/pull', { how: 'merge' })
    expect(answer.error.message).toBe(
      'Taking in what is new would overwrite changes that are not committed in: a.yaml. Commit or stash them first.',
    )
    expect(await git(here, 'status', '--porcelain')).toBe(' M a.yaml')
  })
})

describe('programs of the repository itself', () => {
  it('run only after a person said yes to each of them', async () => {
    const { here, ask, commitHere } = await withRemote()
    await commitHere('a: 2\n')
    await hook(join(here, '.git'), 'pre-push', 'touch hook-ran')
    await git(here, 'config', 'core.sshCommand', 'sh -c "touch ssh-ran"')
    const asked = await ask('/api/repo/push', { branch: 'main' })
    expect(asked).toEqual({ ok: false, asks: ['hook pre-push', 'core.sshcommand = sh -c "touch ssh-ran"'] })
    expect(await ask('/api/repo/pull', { how: 'merge' })).toEqual(asked)
    const some = await ask('/api/repo/push', { branch: 'main', agreed: ['hook pre-push'] })
    expect(some.asks).toEqual(['core.sshcommand = sh -c "touch ssh-ran"'])
    expect(await git(here, 'status', '--porcelain')).toBe('')
    expect(await ask('/api/repo/push', { branch: 'main', agreed: asked.asks })).toMatchObject({ ok: true })
    expect(await git(here, 'status', '--porcelain')).toBe('?? hook-ran')
  })
})
