import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { git, testCompanion, testFolder, testRepository } from '../testCompanion.ts'

const BEFORE = 'pipeline:\n  name: before\n'
const AFTER = 'pipeline:\n  name: after\n'

/** A commit of `a.yaml` from BEFORE to AFTER, changed where a test says. */
function commit(change: object = {}) {
  const files = [{ path: 'a.yaml', text: AFTER, baseHash: sha256(BEFORE) }]
  return { files, branch: { name: 'main', create: false }, message: 'Rename the pipeline', ...change }
}

describe('status', () => {
  it('tells branch, head, branches, author and every kind of change', async () => {
    const folder = await testRepository({
      'a.yaml': BEFORE,
      'b.yaml': BEFORE,
      'c.yaml': BEFORE,
      'sub dir/ö.yaml': BEFORE,
    })
    await git(folder, 'branch', 'feature/x')
    await writeFile(join(folder, 'a.yaml'), AFTER)
    await rm(join(folder, 'b.yaml'))
    await writeFile(join(folder, 'new file.yaml'), AFTER)
    await writeFile(join(folder, 'staged.yaml'), AFTER)
    await git(folder, 'add', 'staged.yaml')
    const { ask } = await testCompanion(folder)
    const { json } = await ask('GET', '/api/repo')
    expect(json).toMatchObject({
      branch: 'main',
      upstream: null,
      author: { name: 'Ada Example', email: 'ada@example.test' },
    })
    expect(json.head).toBe((await git(folder, 'rev-parse', 'HEAD')).slice(0, 7))
    expect(json.branches.sort()).toEqual(['feature/x', 'main'])
    expect(json.changed).toEqual([
      { path: 'a.yaml', state: 'modified' },
      { path: 'b.yaml', state: 'deleted' },
      { path: 'staged.yaml', state: 'added' },
      { path: 'new file.yaml', state: 'untracked' },
    ])
  })

  it('counts from the served folder when the repository starts above it', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, '.harness/p.yaml': BEFORE })
    await writeFile(join(folder, 'a.yaml'), AFTER)
    await writeFile(join(folder, '.harness/p.yaml'), AFTER)
    const { ask } = await testCompanion(join(folder, '.harness'))
    expect((await ask('GET', '/api/workspace')).json).toMatchObject({ name: '.harness', git: true })
    expect((await ask('GET', '/api/repo')).json.changed).toEqual([{ path: 'p.yaml', state: 'modified' }])
    expect((await ask('GET', '/api/repo/text?path=p.yaml')).json.text).toBe(BEFORE)
    const files = [{ path: 'p.yaml', text: 'x: 1\n', baseHash: sha256(AFTER) }]
    expect((await ask('POST', '/api/repo/commit', commit({ files }))).json.ok).toBe(true)
    expect(await git(folder, 'show', 'HEAD:.harness/p.yaml')).toBe('x: 1')
  })

  it('tells how far the branch is ahead of and behind its upstream', async () => {
    const origin = await testFolder()
    await git(origin, 'init', '--quiet', '--bare', '--initial-branch=main')
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'remote', 'add', 'origin', origin)
    await git(folder, 'push', '--quiet', '--set-upstream', 'origin', 'main')
    await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'More')
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/repo')).json.upstream).toEqual({ name: 'origin/main', ahead: 1, behind: 0 })
  })

  it('tells files with merge conflicts', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'switch', '--quiet', '--create', 'other')
    await writeFile(join(folder, 'a.yaml'), 'other: 1\n')
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Other')
    await git(folder, 'switch', '--quiet', 'main')
    await writeFile(join(folder, 'a.yaml'), 'mine: 1\n')
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Mine')
    await expect(git(folder, 'merge', 'other')).rejects.toThrow('merge')
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/repo')).json.changed).toEqual([{ path: 'a.yaml', state: 'conflict' }])
    const disk = await readFile(join(folder, 'a.yaml'), 'utf8')
    const files = [{ path: 'a.yaml', text: AFTER, baseHash: sha256(disk) }]
    const answer = await ask('POST', '/api/repo/commit', commit({ files }))
    expect(answer.json.error.message).toBe('A merge is under way in this repository. Finish or abort it first.')
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(disk)
  })

  it('works on a detached HEAD', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'switch', '--quiet', '--detach')
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/repo')).json).toMatchObject({ branch: null, branches: ['main'] })
    const answer = await ask('POST', '/api/repo/commit', commit({ branch: { name: 'rescued', create: true } }))
    expect(answer.json).toMatchObject({ ok: true, branch: 'rescued' })
    expect(await git(folder, 'branch', '--show-current')).toBe('rescued')
  })

  it('works in a repository without commits', async () => {
    const folder = await testRepository({})
    await writeFile(join(folder, 'a.yaml'), BEFORE)
    const { ask } = await testCompanion(folder)
    const status = (await ask('GET', '/api/repo')).json
    expect(status).toMatchObject({ branch: 'main', head: null, branches: [] })
    expect(status.changed).toEqual([{ path: 'a.yaml', state: 'untracked' }])
    expect((await ask('GET', '/api/repo/text?path=a.yaml')).json).toEqual({ text: null })
    const answer = await ask('POST', '/api/repo/commit', commit({ branch: { name: 'first', create: true } }))
    expect(answer.json).toMatchObject({ ok: true, branch: 'first' })
    expect(await git(folder, 'show', 'first:a.yaml')).toBe(AFTER.trimEnd())
  })

  it('works in a linked worktree', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    const worktree = join(await testFolder(), 'tree')
    await git(folder, 'worktree', 'add', '--quiet', '-b', 'side', worktree)
    const { ask } = await testCompanion(worktree)
    expect((await ask('GET', '/api/repo')).json.branch).toBe('side')
    const answer = await ask('POST', '/api/repo/commit', commit({ branch: { name: 'main', create: false } }))
    expect(answer.json.error.message).toContain('The branch main is open in another worktree')
    expect((await ask('POST', '/api/repo/commit', commit({ branch: { name: 'side', create: false } }))).json.ok).toBe(
      true,
    )
  })

  it('serves a folder without git, and says so when asked for it', async () => {
    const { ask } = await testCompanion(await testFolder({ 'a.yaml': BEFORE }))
    expect((await ask('GET', '/api/workspace')).json.git).toBe(false)
    const { status, json } = await ask('GET', '/api/repo')
    expect([status, json.error.code]).toEqual([422, 'git'])
    expect(json.error.message).toBe('This folder is not in a git repository. Run git init there first.')
  })
})

describe('the text at HEAD', () => {
  it('is exact, and null for a file that HEAD does not have', async () => {
    const text = '\uFEFFpipeline:\r\n  name: ü   \r\n\r\n'
    const folder = await testRepository({ 'ü b.yaml': text })
    await writeFile(join(folder, 'new.yaml'), AFTER)
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', `/api/repo/text?path=${encodeURIComponent('ü b.yaml')}`)).json.text).toBe(text)
    expect((await ask('GET', '/api/repo/text?path=new.yaml')).json.text).toBe(null)
  })

  it('has the line ends that a checkout gives', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, '.gitattributes': '*.yaml text eol=crlf\n' })
    const { ask } = await testCompanion(folder)
    expect((await ask('GET', '/api/repo/text?path=a.yaml')).json.text).toBe(BEFORE.replaceAll('\n', '\r\n'))
  })
})

describe('commit', () => {
  it('writes and commits just the named files, with author, message and hashes', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, 'b.yaml': BEFORE })
    await writeFile(join(folder, 'b.yaml'), 'staged: 1\n')
    await git(folder, 'add', 'b.yaml')
    const { ask } = await testCompanion(folder)
    const message = 'Rename the pipeline\n\n# not a comment\n"quotes" & $(words)'
    const answer = await ask('POST', '/api/repo/commit', commit({ message }))
    const short = await git(folder, 'rev-parse', '--short', 'HEAD')
    expect(answer.json).toEqual({ ok: true, commit: short, branch: 'main', hashes: { 'a.yaml': sha256(AFTER) } })
    expect(await git(folder, 'show', '--format=%an <%ae>%n%B', '--name-only', 'HEAD')).toBe(
      `Ada Example <ada@example.test>\n${message}\n\n\na.yaml`,
    )
    expect(await git(folder, 'diff', '--cached', '--name-only')).toBe('b.yaml')
    expect(await git(folder, 'show', 'HEAD:a.yaml')).toBe(AFTER.trimEnd())
  })

  it('makes a new branch from HEAD, with a new file in a new folder', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    const { ask } = await testCompanion(folder)
    const files = [...commit().files, { path: '.harness/deep/n.yaml', text: AFTER, baseHash: null }]
    const answer = await ask(
      'POST',
      '/api/repo/commit',
      commit({ files, branch: { name: 'feature/dind', create: true } }),
    )
    expect(answer.json.ok).toBe(true)
    expect(await git(folder, 'branch', '--show-current')).toBe('feature/dind')
    expect(await git(folder, 'diff', '--name-only', 'main', 'feature/dind')).toBe('.harness/deep/n.yaml\na.yaml')
    expect(await git(folder, 'show', 'main:a.yaml')).toBe(BEFORE.trimEnd())
    expect(await git(folder, 'status', '--porcelain')).toBe('')
  })

  it('switches to an existing branch, carrying other changes along', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, 'b.yaml': BEFORE })
    await git(folder, 'branch', 'other')
    await writeFile(join(folder, 'b.yaml'), 'wip: 1\n')
    const { ask } = await testCompanion(folder)
    expect((await ask('POST', '/api/repo/commit', commit({ branch: { name: 'other', create: false } }))).json.ok).toBe(
      true,
    )
    expect(await git(folder, 'branch', '--show-current')).toBe('other')
    expect(await readFile(join(folder, 'b.yaml'), 'utf8')).toBe('wip: 1\n')
  })

  it('takes an author when git knows none, and asks for one otherwise', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'config', '--unset', 'user.name')
    await git(folder, 'config', '--unset', 'user.email')
    await git(folder, 'config', 'user.useConfigOnly', 'true')
    const { ask } = await testCompanion(folder)
    const known = (await ask('GET', '/api/repo')).json.author
    if (known === null) {
      const refused = await ask('POST', '/api/repo/commit', commit())
      expect(refused.json.error.message).toContain('Git does not know who you are')
      expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(BEFORE)
    }
    const author = { name: 'Grace Example', email: 'grace@example.test' }
    expect((await ask('POST', '/api/repo/commit', commit({ author }))).json.ok).toBe(true)
    expect(await git(folder, 'show', '--no-patch', '--format=%an %ae %cn', 'HEAD')).toBe(
      'Grace Example grace@example.test Grace Example',
    )
  })

  it('changes nothing when a file on disk is not the one that was edited', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, 'b.yaml': BEFORE })
    await writeFile(join(folder, 'a.yaml'), 'theirs: 1\n')
    const { ask } = await testCompanion(folder)
    const files = [...commit().files, { path: 'b.yaml', text: AFTER, baseHash: sha256(BEFORE) }]
    const answer = await ask('POST', '/api/repo/commit', commit({ files, branch: { name: 'new', create: true } }))
    expect(answer.json).toEqual({ ok: false, conflicts: ['a.yaml'] })
    expect(await readFile(join(folder, 'b.yaml'), 'utf8')).toBe(BEFORE)
    expect(await git(folder, 'branch', '--format=%(refname:short)')).toBe('main')
  })

  it('refuses a branch on which the file is different, rather than undo what was done there', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await git(folder, 'switch', '--quiet', '--create', 'other')
    await writeFile(join(folder, 'a.yaml'), 'other: 1\n')
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Other')
    await git(folder, 'switch', '--quiet', 'main')
    const { ask } = await testCompanion(folder)
    const answer = await ask('POST', '/api/repo/commit', commit({ branch: { name: 'other', create: false } }))
    expect(answer.json.error.message).toBe(
      'a.yaml is different on other. Commit to a new branch, or switch to other first.',
    )
    expect(await git(folder, 'branch', '--show-current')).toBe('main')
  })

  it('leaves files, index and branch as they were when a hook refuses', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await mkdir(join(folder, '.git/hooks'), { recursive: true })
    await writeFile(join(folder, '.git/hooks/pre-commit'), '#!/bin/sh\necho "lint: line 2 is bad" >&2\nexit 1\n')
    await chmod(join(folder, '.git/hooks/pre-commit'), 0o755)
    const { ask } = await testCompanion(folder)
    const files = [...commit().files, { path: 'new.yaml', text: AFTER, baseHash: null }]
    const wish = { files, branch: { name: 'new', create: true } }
    const asked = await ask('POST', '/api/repo/commit', commit(wish))
    expect(asked.json).toEqual({ ok: false, asks: ['hook pre-commit'] })
    const answer = await ask('POST', '/api/repo/commit', commit({ ...wish, agreed: asked.json.asks }))
    expect([answer.status, answer.json.error.message]).toEqual([422, 'Git says: lint: line 2 is bad'])
    expect(await git(folder, 'branch', '--format=%(refname:short)')).toBe('main')
    expect(await git(folder, 'status', '--porcelain')).toBe('')
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(BEFORE)
  })

  it('says what stands in the way of switching the branch', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE, 'b.yaml': BEFORE })
    await git(folder, 'switch', '--quiet', '--create', 'other')
    await writeFile(join(folder, 'b.yaml'), 'other: 1\n')
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Other')
    await git(folder, 'switch', '--quiet', 'main')
    await writeFile(join(folder, 'b.yaml'), 'wip: 1\n')
    const { ask } = await testCompanion(folder)
    const answer = await ask('POST', '/api/repo/commit', commit({ branch: { name: 'other', create: false } }))
    expect(answer.json.error.message).toBe(
      'Switching the branch would overwrite changes that are not committed in: b.yaml. Commit or stash them first.',
    )
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(BEFORE)
  })

  it.each([
    [{ message: ' \n' }, 'The commit needs a message.'],
    [{ files: [] }, 'Choose at least one file to commit.'],
    [{ branch: { name: 'main', create: true } }, 'There is a branch main already.'],
    [{ branch: { name: 'none', create: false } }, 'There is no branch none.'],
    [{ branch: { name: 'main/x', create: true } }, 'There is a branch main, so there cannot be one named main/x.'],
    [
      { files: [{ path: 'a.yaml', text: BEFORE, baseHash: sha256(BEFORE) }] },
      'There is nothing to commit: the files are as in the last commit.',
    ],
    [
      { files: [{ path: 'ignored.yaml', text: AFTER, baseHash: null }] },
      'ignored.yaml is ignored by .gitignore, so git does not take it.',
    ],
  ])('refuses %j with: %s', async (change, sentence) => {
    const folder = await testRepository({ 'a.yaml': BEFORE, '.gitignore': 'ignored.yaml\n' })
    const { ask } = await testCompanion(folder)
    const answer = await ask('POST', '/api/repo/commit', commit(change))
    expect(answer.json.error.message).toBe(sentence)
    expect(await git(folder, 'status', '--porcelain')).toBe('')
    expect(await git(folder, 'rev-list', '--count', '--all')).toBe('1')
  })

  it('says that another git is at work', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    await writeFile(join(folder, '.git/index.lock'), '')
    const { ask } = await testCompanion(folder)
    const answer = await ask('POST', '/api/repo/commit', commit())
    expect(answer.json.error.message).toContain('Another git program is at work')
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(BEFORE)
  })

  it('is not led astray by the variables of a hook that started the program', async () => {
    const folder = await testRepository({ 'a.yaml': BEFORE })
    const other = await testRepository({ 'z.yaml': BEFORE })
    process.env['GIT_DIR'] = join(other, '.git')
    try {
      const { ask } = await testCompanion(folder)
      expect((await ask('POST', '/api/repo/commit', commit())).json.ok).toBe(true)
    } finally {
      delete process.env['GIT_DIR']
    }
    expect((await promisify(execFile)('git', ['log', '--format=%s'], { cwd: other })).stdout).toBe('Start\n')
  })
})
