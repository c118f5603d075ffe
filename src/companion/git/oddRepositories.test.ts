import { execFile } from 'node:child_process'
import { lstat, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { git, testCompanion, testFolder, testRepository } from '../testCompanion.ts'

const BEFORE = 'a: 1\nb: 1\nc: 1\n'
const AFTER = 'a: 2\nb: 1\nc: 2\n'
const PART = 'a: 2\nb: 1\nc: 1\n'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const hash = (text: string) => sha256(Buffer.from(text))

async function companionOver(folder: string) {
  const { ask } = await testCompanion(folder)
  const query = (path: string) => encodeURIComponent(path)
  return {
    ask,
    status: async () => (await ask('GET', '/api/repo')).json,
    list: async () => (await ask('GET', '/api/files')).json.map(({ path }: { path: string }) => path),
    read: async (path: string) => (await ask('GET', `/api/file?path=${query(path)}`)).json,
    head: async (path: string) => (await ask('GET', `/api/repo/text?path=${query(path)}`)).json.text,
    log: async (path: string) => (await ask('GET', `/api/repo/log?path=${query(path)}`)).json,
    blame: async (path: string, text: string) => (await ask('POST', '/api/repo/blame', { path, text })).json,
    go: async (branch: string, create = false) => (await ask('POST', '/api/repo/switch', { branch, create })).json,
    push: async (branch: string) => (await ask('POST', '/api/repo/push', { branch })).json,
    commit: async (files: readonly object[], branch: object = { name: 'main', create: false }) =>
      (await ask('POST', '/api/repo/commit', { files, branch, message: 'Change' })).json,
  }
}

/** All that the studio does with a file and its repository, from a change of `path` on disk to its history. */
async function lives(folder: string, path: string, { branch = 'main' } = {}) {
  const studio = await companionOver(folder)
  const remote = await testFolder()
  await git(remote, 'init', '--quiet', '--bare')
  await git(folder, 'remote', 'add', 'odd', remote)
  await git(folder, 'config', 'remote.pushDefault', 'odd')

  expect(await studio.list()).toContain(path)
  expect(await studio.read(path)).toMatchObject({ text: BEFORE })
  await writeFile(join(folder, path), AFTER)
  expect((await studio.status()).changed).toContainEqual({ path, state: 'modified' })
  expect(await studio.head(path)).toBe(BEFORE)
  const here = { name: branch, create: false }
  expect(await studio.commit([{ path, text: AFTER, baseHash: hash(AFTER), committed: PART }], here)).toMatchObject({
    ok: true,
  })
  expect(await studio.head(path)).toBe(PART)
  expect((await studio.read(path)).text).toBe(AFTER)
  const whole = await studio.commit([{ path, text: AFTER, baseHash: hash(AFTER) }], here)
  expect(whole).toMatchObject({ ok: true, hashes: { [path]: hash(AFTER) } })
  expect(await studio.head(path)).toBe(AFTER)
  expect((await studio.status()).changed).toEqual([])

  const log = await studio.log(path)
  expect(log.map(({ path: name, subject }: { path: string; subject: string }) => [name, subject])).toEqual([
    [path, 'Change'],
    [path, 'Change'],
    [path, 'Start'],
  ])
  const blame = await studio.blame(path, `${AFTER}d: 1\n`)
  expect(blame.map((line: { subject: string } | null) => line?.subject)).toEqual([
    'Change',
    'Start',
    'Change',
    undefined,
  ])
  expect(await studio.push(branch)).toMatchObject({ ok: true, branch })
  expect(await studio.go('other', true)).toEqual({ ok: true, branch: 'other' })
  expect(await studio.go(branch)).toEqual({ ok: true, branch })
}

describe('a repository', () => {
  it('is a linked worktree', async () => {
    const main = await testRepository({ 'a.yaml': BEFORE })
    const linked = join(await testFolder(), 'linked')
    await git(main, 'worktree', 'add', '--quiet', '-b', 'side', linked)
    await lives(linked, 'a.yaml', { branch: 'side' })
    const { go } = await companionOver(linked)
    expect((await go('main')).error.message).toContain('The branch main is open in another worktree')
  })

  it('is a submodule, which the repository around it does not commit into', async () => {
    const inner = await testRepository({ 'a.yaml': BEFORE })
    const outer = await testRepository({ 'b.yaml': BEFORE })
    await git(inner, 'config', 'receive.denyCurrentBranch', 'ignore')
    await git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub')
    await git(outer, 'commit', '--quiet', '--message', 'Add sub')
    const sub = join(outer, 'sub')
    await git(sub, 'config', 'user.name', 'Ada Example')
    await git(sub, 'config', 'user.email', 'ada@example.test')
    await lives(sub, 'a.yaml')
    const around = await companionOver(outer)
    const file = { path: 'sub/a.yaml', text: 'a: 3\n', baseHash: hash(AFTER) }
    for (const more of [{}, { committed: 'a: 3\n' }]) {
      const answer = await around.commit([{ ...file, ...more }])
      expect(answer.error.message).toBe(
        'sub/a.yaml belongs to another repository, in sub. Open that folder to commit it.',
      )
    }
    expect(await readFile(join(sub, 'a.yaml'), 'utf8')).toBe(AFTER)
    expect(await around.log('sub/a.yaml')).toEqual([])
    expect(await around.blame('sub/a.yaml', AFTER)).toEqual([])
  })

  it('is around the folder, whose name ends in a blank', async () => {
    const top = await testRepository({ 'teams/web /a.yaml': BEFORE, 'other.yaml': BEFORE })
    await writeFile(join(top, 'other.yaml'), AFTER)
    await lives(join(top, 'teams/web '), 'a.yaml')
    expect(await git(top, 'status', '--porcelain')).toBe(' M other.yaml')
  })

  it('has a detached HEAD: a commit goes to a new branch, and nowhere else', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Later')
    await git(folder, 'switch', '--quiet', '--detach', 'HEAD~')
    const { ask, status, commit } = await companionOver(folder)
    expect(await status()).toMatchObject({ branch: null, branches: ['main'] })
    const file = { path: 'a.yaml', text: AFTER, baseHash: hash(BEFORE) }
    expect((await commit([file], { name: 'HEAD', create: true })).error.code).toBe('invalid')
    const pulled = await ask('POST', '/api/repo/pull', { how: 'merge' })
    expect(pulled.json.error.message).toBe(
      'No branch is checked out here, so there is none to pull. Go to a branch first.',
    )
    expect(await commit([file], { name: 'from-here', create: true })).toMatchObject({ ok: true, branch: 'from-here' })
    expect(await git(folder, 'log', '--format=%s')).toBe('Change\nStart')
  })

  it('has no commits: the first takes the whole file, or a part', async () => {
    for (const more of [{}, { committed: PART }]) {
      const folder = await testRepository({})
      await writeFile(join(folder, 'a.yaml'), AFTER)
      const { commit, head, log, blame, status } = await companionOver(folder)
      expect(await status()).toMatchObject({ branch: 'main', head: null, changed: [{ state: 'untracked' }] })
      expect([await head('a.yaml'), await log('a.yaml'), await blame('a.yaml', AFTER)]).toEqual([null, [], []])
      const file = { path: 'a.yaml', text: AFTER, baseHash: hash(AFTER), ...more }
      expect(await commit([file])).toMatchObject({ ok: true, branch: 'main' })
      expect(await head('a.yaml')).toBe('committed' in more ? PART : AFTER)
    }
  })

  it('gives files CRLF, and keeps LF itself', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'config', 'core.autocrlf', 'true')
    await writeFile(join(folder, 'a.yaml'), crlf(AFTER))
    const { commit, head, blame, status } = await companionOver(folder)
    expect(await head('a.yaml')).toBe(crlf(BEFORE))
    const file = { path: 'a.yaml', text: crlf(AFTER), baseHash: hash(crlf(AFTER)) }
    expect(await commit([{ ...file, committed: crlf(PART) }])).toMatchObject({ ok: true })
    expect(await commit([file])).toMatchObject({ ok: true })
    expect((await promisify(execFile)('git', ['show', 'HEAD:a.yaml'], { cwd: folder })).stdout).toBe(AFTER)
    const lines = await blame('a.yaml', crlf(`${AFTER}d: 1\n`))
    expect(lines.map((line: { subject: string } | null) => line?.subject)).toEqual([
      'Change',
      'Start',
      'Change',
      undefined,
    ])
    expect((await status()).changed).toEqual([])
  })

  it('is checked out in parts: a file outside of them can be made and committed', async () => {
    const folder = await testRepository({ 'in/a.yaml': BEFORE, 'out/b.yaml': BEFORE })
    await git(folder, 'sparse-checkout', 'set', 'in')
    const { commit, list, status } = await companionOver(folder)
    expect(await list()).toEqual(['in/a.yaml'])
    expect((await status()).changed).toEqual([])
    const inside = { path: 'in/a.yaml', text: AFTER, baseHash: hash(BEFORE) }
    expect(await commit([inside])).toMatchObject({ ok: true })
    expect(await commit([{ path: 'out/c.yaml', text: AFTER, baseHash: null }])).toMatchObject({ ok: true })
    expect(await commit([{ ...inside, baseHash: hash(AFTER), committed: PART }])).toMatchObject({ ok: true })
    expect(await git(folder, 'ls-tree', '-r', '--name-only', 'HEAD')).toBe('in/a.yaml\nout/b.yaml\nout/c.yaml')
  })

  it('ignores a file: it is saved, and not committed by either way', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, '.gitignore': 'local*.yaml\n' })
    await writeFile(join(folder, 'local.yaml'), BEFORE)
    const { commit, list, status } = await companionOver(folder)
    expect(await list()).toEqual(['a.yaml', 'local.yaml'])
    expect((await status()).changed).toEqual([])
    const ignored = { path: 'local.yaml', text: AFTER, baseHash: hash(BEFORE) }
    const part = { path: 'a.yaml', text: AFTER, baseHash: hash(BEFORE), committed: PART }
    for (const files of [[ignored], [part, ignored]]) {
      expect((await commit(files)).error.message).toBe('local.yaml is ignored by .gitignore, so git does not take it.')
    }
    expect(await git(folder, 'ls-files')).not.toContain('local')
  })
})

describe('a name', () => {
  it.each([
    'with blanks .yaml',
    `quotes ' and ".yaml`,
    '#hash & 100%25?.yaml',
    '-leading.yaml',
    ':(top)magic*[a].yaml',
    'caf\u00e9 composed.yaml',
    'cafe\u0301 decomposed.yaml',
    'line\nend.yaml',
    '名前/パイプ.yml',
    'tab\tand \u{1f680}.yaml',
  ])('is %j', async (path) => {
    const folder = await testRepository({ [path]: BEFORE })
    await git(folder, 'config', 'core.quotePath', 'true')
    await lives(folder, path)
  })

  it('changes only its case', async () => {
    for (const ignoreCase of ['false', 'true']) {
      const folder = await testRepository({ 'Build.yaml': BEFORE })
      await git(folder, 'config', 'core.ignoreCase', ignoreCase)
      const { commit, status } = await companionOver(folder)
      await rename(join(folder, 'Build.yaml'), join(folder, 'build.yaml'))
      const files = [
        { path: 'Build.yaml', text: null, baseHash: null },
        { path: 'build.yaml', text: BEFORE, baseHash: hash(BEFORE) },
      ]
      expect(await commit(files)).toMatchObject({ ok: true })
      expect(await git(folder, 'ls-tree', '-r', '--name-only', 'HEAD')).toBe('build.yaml')
      expect((await status()).changed).toEqual([])
    }
  })
})

describe('a link', () => {
  it('to a file of the folder is written and committed through, and stays a link', async () => {
    const folder = await testRepository({ 'real/a.yaml': BEFORE })
    await symlink('real/a.yaml', join(folder, 'link.yaml'))
    await git(folder, 'add', '--all')
    await git(folder, 'commit', '--quiet', '--message', 'Link')
    const { ask, commit, head, log, blame, list } = await companionOver(folder)
    expect(await list()).toEqual(['link.yaml', 'real/a.yaml'])
    const saved = await ask('PUT', '/api/file', { path: 'link.yaml', text: PART, baseHash: hash(BEFORE) })
    expect(saved.json).toMatchObject({ ok: true })
    expect(await head('link.yaml')).toBe(BEFORE)
    const file = { path: 'link.yaml', text: AFTER, baseHash: hash(PART) }
    expect(await commit([{ ...file, committed: PART }])).toMatchObject({ ok: true })
    expect(await commit([{ ...file, baseHash: hash(AFTER) }])).toMatchObject({
      ok: true,
      hashes: { 'link.yaml': hash(AFTER) },
    })
    expect((await lstat(join(folder, 'link.yaml'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, 'real/a.yaml'), 'utf8')).toBe(AFTER)
    expect(await git(folder, 'show', '--name-only', '--format=')).toBe('real/a.yaml')
    expect(await log('link.yaml')).toHaveLength(3)
    expect((await blame('link.yaml', AFTER))[0]).toMatchObject({ subject: 'Change' })
    expect(await git(folder, 'status', '--porcelain')).toBe('')
  })

  it('to a folder of the folder leads to its files', async () => {
    const folder = await testRepository({ 'real/a.yaml': BEFORE })
    await symlink('real', join(folder, 'linked'))
    const { commit, read, list, head } = await companionOver(folder)
    expect(await list()).toEqual(['real/a.yaml'])
    expect(await read('linked/a.yaml')).toMatchObject({ text: BEFORE })
    expect(await commit([{ path: 'linked/a.yaml', text: AFTER, baseHash: hash(BEFORE) }])).toMatchObject({ ok: true })
    expect(await head('linked/a.yaml')).toBe(AFTER)
    expect(await git(folder, 'show', '--name-only', '--format=')).toBe('real/a.yaml')
  })
})

it('a read-only file is neither saved nor committed, and nothing moves', async () => {
  const folder = await testRepository({ 'a.yaml': BEFORE })
  await promisify(execFile)('chmod', ['444', join(folder, 'a.yaml')])
  const { ask, commit } = await companionOver(folder)
  const sentence = 'a.yaml is read-only. Make it writable, or download the text.'
  const saved = await ask('PUT', '/api/file', { path: 'a.yaml', text: AFTER, baseHash: hash(BEFORE) })
  expect([saved.status, saved.json.error.message]).toEqual([403, sentence])
  const answer = await commit([{ path: 'a.yaml', text: AFTER, baseHash: hash(BEFORE) }], { name: 'new', create: true })
  expect(answer.error.message).toBe(sentence)
  expect(await git(folder, 'branch', '--format=%(refname:short)')).toBe('main')
  expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(BEFORE)
})
