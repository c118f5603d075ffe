import { chmod, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { git, testCompanion, testFolder, testRepository } from '../testCompanion.ts'

const FILE = 'pipeline:\n  name: one\n'
const CHANGED = 'pipeline:\n  name: two\n'

/** A repository as an attacker would send it: `program` leaves a marker when it is run, whatever it is run as. */
async function trap(files: Readonly<Record<string, string>> = {}) {
  const markers = await testFolder()
  const folder = await testRepository({ 'a.yaml': FILE, ...files })
  const tools = await testFolder()
  const program = join(tools, 'program')
  await writeFile(program, `#!/bin/sh\ntouch "${markers}/ran-$(basename "$0")"\ncat\n`)
  await chmod(program, 0o755)
  const { ask } = await testCompanion(folder)
  const commit = (change: object = {}) =>
    ask('POST', '/api/repo/commit', {
      files: [{ path: 'a.yaml', text: CHANGED, baseHash: sha256(FILE) }],
      branch: { name: 'main', create: false },
      message: 'x',
      ...change,
    })
  return {
    folder,
    program,
    commit,
    ask,
    configure: (key: string, value: string) => git(folder, 'config', key, value),
    ran: () => readdir(markers),
    /** What the studio asks by itself when it opens a folder and a file, with a file that git must read again. */
    look: async () => {
      await utimes(join(folder, 'a.yaml'), 1, 1)
      for (const path of ['/api/workspace', '/api/files', '/api/file?path=a.yaml'])
        expect((await ask('GET', path)).status).toBe(200)
      expect((await ask('GET', '/api/repo')).status).toBe(200)
      expect((await ask('GET', '/api/repo/log?path=a.yaml')).status).toBe(200)
      expect((await ask('POST', '/api/repo/blame', { path: 'a.yaml', text: CHANGED })).status).toBe(200)
      return (await ask('GET', '/api/repo/text?path=a.yaml')).json.text
    },
    push: (agreed?: readonly string[]) => ask('POST', '/api/repo/push', { branch: 'main', agreed }),
    pull: () => ask('POST', '/api/repo/pull', { how: 'merge' }),
    goTo: () => ask('POST', '/api/repo/switch', { branch: 'other', create: true }),
  }
}

type Trap = Awaited<ReturnType<typeof trap>>

async function addRemote({ folder }: Trap): Promise<string> {
  const remote = await testFolder()
  await git(remote, 'init', '--quiet', '--bare', '--initial-branch=main')
  await git(folder, 'remote', 'add', 'origin', remote)
  await git(folder, 'push', '--quiet', '--set-upstream', 'origin', 'main')
  return remote
}

async function addHook(hooks: string, name: string, program: string): Promise<void> {
  await mkdir(hooks, { recursive: true })
  await writeFile(join(hooks, name), `#!/bin/sh\nexec "${program}" </dev/null\n`)
  await chmod(join(hooks, name), 0o755)
}

describe('programs in the configuration', () => {
  it.each([
    ['core.fsmonitor'],
    ['core.sshCommand'],
    ['core.gitProxy'],
    ['core.askPass'],
    ['credential.helper'],
    ['credential.https://example.test.helper'],
    ['filter.x.clean'],
    ['filter.x.smudge'],
    ['filter.x.process'],
    ['filter.a=b.smudge'],
    ['diff.x.textconv'],
    ['diff.x.command'],
    ['diff.external'],
    ['merge.x.driver'],
    ['gpg.program'],
    ['gpg.ssh.program'],
    ['gpg.ssh.defaultKeyCommand'],
    ['remote.origin.uploadpack'],
    ['remote.origin.receivepack'],
    ['remote.origin.vcs'],
    ['core.hooksPath'],
    ['core.alternateRefsCommand'],
    ['gc.recentObjectsHook'],
  ])('%s is not run by looking, and asked about before a commit, a push and a pull', async (key) => {
    const filter = key.includes('a=b') ? 'a=b' : 'x'
    const repo = await trap({ '.gitattributes': `*.yaml filter=${filter} diff=x merge=x\n` })
    await addRemote(repo)
    await repo.configure(key, repo.program)
    if (key.startsWith('filter.')) await repo.configure(key.replace(/\w+$/, 'required'), 'true')
    if (key.startsWith('gpg.')) await repo.configure('commit.gpgSign', 'true')
    expect(await repo.look()).toBe(FILE)
    const asks = [expect.stringMatching(new RegExp(`^${key.replaceAll('.', '\\.')} = `, 'i'))]
    expect((await repo.commit()).json).toEqual({ ok: false, asks })
    expect((await repo.push()).json).toEqual({ ok: false, asks })
    expect((await repo.pull()).json).toEqual({ ok: false, asks })
    expect((await repo.goTo()).json).toEqual({ ok: false, asks })
    expect(await repo.ran()).toEqual([])
  })

  it.each([
    ['core.pager'],
    ['core.editor'],
    ['sequence.editor'],
    ['alias.status'],
    ['alias.commit'],
    ['pager.status'],
    ['trailer.sign.command'],
  ])('%s is never run', async (key) => {
    const repo = await trap()
    await addRemote(repo)
    await repo.configure(key, key.startsWith('alias') ? `!${repo.program}` : repo.program)
    await repo.look()
    expect((await repo.commit({ signOff: true })).json).toMatchObject({ ok: true })
    expect((await repo.push()).json).toMatchObject({ ok: true })
    expect((await repo.ask('POST', '/api/repo/pull', { how: 'rebase' })).json).toMatchObject({ ok: true })
    expect(await repo.ran()).toEqual([])
  })

  it('are found in a file that the configuration includes', async () => {
    const repo = await trap({ '.gitattributes': '*.yaml filter=x\n' })
    await writeFile(
      join(repo.folder, '.git/more'),
      `[filter "x"]\n\tclean = ${repo.program}\n\tsmudge = ${repo.program}\n`,
    )
    await repo.configure('include.path', 'more')
    await repo.look()
    expect((await repo.commit()).json.asks).toHaveLength(2)
    expect(await repo.ran()).toEqual([])
  })

  it('are found in the configuration of a worktree', async () => {
    const repo = await trap({ '.gitattributes': '*.yaml filter=x\n' })
    await repo.configure('extensions.worktreeConfig', 'true')
    await git(repo.folder, 'config', '--worktree', 'filter.x.smudge', repo.program)
    await repo.look()
    expect((await repo.commit()).json.asks).toEqual([`filter.x.smudge = ${repo.program}`])
    expect(await repo.ran()).toEqual([])
  })

  it('run once a person agreed to them', async () => {
    const repo = await trap({ '.gitattributes': '*.yaml filter=x\n' })
    await repo.configure('filter.x.clean', repo.program)
    const { asks } = (await repo.commit()).json
    expect((await repo.commit({ agreed: asks })).json).toMatchObject({ ok: true })
    expect(await repo.ran()).toEqual(['ran-program'])
  })

  it('are no longer in the way of line ends, which looking still turns as a checkout does', async () => {
    const repo = await trap({ '.gitattributes': '*.yaml eol=crlf filter=x\n' })
    await repo.configure('filter.x.smudge', repo.program)
    expect(await repo.look()).toBe(FILE.replaceAll('\n', '\r\n'))
    expect(await repo.ran()).toEqual([])
  })
})

describe('hooks', () => {
  it('are asked about, those in a folder that comes with the files included', async () => {
    const repo = await trap()
    await addHook(join(repo.folder, 'hooks'), 'post-checkout', repo.program)
    await repo.configure('core.hooksPath', 'hooks')
    await repo.look()
    // The folder itself, too: a pull could bring in others.
    expect((await repo.commit()).json.asks).toEqual(['hook post-checkout', 'core.hookspath = hooks'])
    expect(await repo.ran()).toEqual([])
  })

  it('of a remote on this machine are asked about before a push', async () => {
    const repo = await trap()
    const remote = await addRemote(repo)
    await addHook(join(remote, 'hooks'), 'post-receive', repo.program)
    await git(remote, 'config', 'core.alternateRefsCommand', repo.program)
    const asks = [`hook post-receive (in ${remote})`, `core.alternaterefscommand = ${repo.program} (in ${remote})`]
    for (const address of [remote, `file://${remote}`, `file://localhost${remote}`]) {
      await git(repo.folder, 'remote', 'set-url', 'origin', address)
      expect((await repo.push()).json).toEqual({ ok: false, asks })
    }
    expect(await repo.ran()).toEqual([])
    expect((await repo.push(asks)).json).toMatchObject({ ok: true })
  })
})

describe('addresses', () => {
  it.each(['url', 'pushurl', 'insteadOf'])('that are commands are not followed, in %s', async (how) => {
    const repo = await trap()
    await addRemote(repo)
    const command = `ext::${repo.program.replaceAll(' ', '% ')} %S`
    if (how === 'insteadOf') {
      await repo.configure(`url.${command} .insteadOf`, 'https://example.test/')
      await git(repo.folder, 'remote', 'set-url', 'origin', 'https://example.test/shop.git')
    } else {
      await repo.configure(`remote.origin.${how}`, command)
    }
    await repo.configure('protocol.ext.allow', 'always')
    await repo.look()
    await repo.commit()
    expect((await repo.push()).json).toMatchObject({ ok: false })
    if (how !== 'pushurl') expect((await repo.pull()).json).toMatchObject({ ok: false })
    expect(await repo.ran()).toEqual([])
  })

  it('are not asked for what a partial clone left out, however they would be reached', async () => {
    const repo = await trap()
    const blob = await git(repo.folder, 'rev-parse', 'HEAD:a.yaml')
    await rm(join(repo.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    const source = await testFolder()
    await git(source, 'init', '--quiet', '--bare')
    await repo.configure('extensions.partialClone', 'origin')
    await repo.configure('remote.origin.promisor', 'true')
    for (const [url, key] of [
      [source, 'remote.origin.uploadpack'],
      ['ssh://example.test/x', 'core.sshCommand'],
      [`ext::${repo.program}`, 'protocol.ext.allow'],
    ] as const) {
      await repo.configure('remote.origin.url', url)
      await repo.configure(key, key === 'protocol.ext.allow' ? 'always' : repo.program)
      expect(await repo.look()).toBeNull()
      await git(repo.folder, 'config', '--unset', key)
    }
    expect(await repo.ran()).toEqual([])
  })
})

it('does not follow the configuration of a submodule', async () => {
  const repo = await trap()
  const inner = join(repo.folder, 'inner')
  await mkdir(inner)
  await git(inner, 'init', '--quiet', '--initial-branch=main')
  await writeFile(join(inner, 'b.yaml'), FILE)
  await writeFile(join(inner, '.gitattributes'), '* filter=x\n')
  await git(inner, 'add', '--all')
  await git(inner, '-c', 'user.name=E', '-c', 'user.email=e@example.test', 'commit', '--quiet', '--message', 'x')
  await git(inner, 'remote', 'add', 'origin', 'ssh://example.test/x')
  await git(repo.folder, '-c', 'advice.addEmbeddedRepo=false', 'add', 'inner')
  await writeFile(
    join(repo.folder, '.gitmodules'),
    '[submodule "inner"]\n\tpath = inner\n\turl = ./inner\n\tignore = none\n',
  )
  await git(repo.folder, 'add', '--all')
  await git(repo.folder, 'commit', '--quiet', '--message', 'Submodule')
  await addRemote(repo)
  await repo.configure('submodule.inner.url', inner)
  await repo.configure('submodule.inner.ignore', 'none')
  await repo.configure('submodule.recurse', 'true')
  await repo.configure('fetch.recurseSubmodules', 'true')
  await repo.configure('push.recurseSubmodules', 'on-demand')
  await git(inner, 'config', 'filter.x.clean', repo.program)
  await git(inner, 'config', 'filter.x.smudge', repo.program)
  await git(inner, 'config', 'core.sshCommand', repo.program)
  await addHook(join(inner, '.git/hooks'), 'post-checkout', repo.program)
  await utimes(join(inner, 'b.yaml'), 1, 1)

  await repo.look()
  expect(await repo.ran(), 'looking').toEqual([])
  expect((await repo.commit({ branch: { name: 'new', create: true } })).json).toMatchObject({ ok: true })
  expect(await repo.ran(), 'commit').toEqual([])
  await git(repo.folder, 'switch', '--quiet', '--no-recurse-submodules', 'main')
  expect((await repo.push()).json).toMatchObject({ ok: true })
  expect((await repo.pull()).json).toMatchObject({ ok: true })
  expect(await repo.ran(), 'push and pull').toEqual([])
  expect(await readFile(join(repo.folder, 'a.yaml'), 'utf8')).toBe(FILE)
})
