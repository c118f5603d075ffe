import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { git, testCompanion, testRepository } from '../testCompanion.ts'

const BEFORE = 'a: 1\nb: 1\nc: 1\n'
const AFTER = 'a: 2\nb: 1\nc: 2\n'
const FIRST_PART = 'a: 2\nb: 1\nc: 1\n'

async function withChange() {
  const folder = await testRepository({ 'a.yaml': BEFORE, 'b.yaml': BEFORE })
  const { ask } = await testCompanion(folder)
  const commit = async (files: readonly object[], more: object = {}) => {
    const body = { files, branch: { name: 'main', create: false }, message: 'Part', ...more }
    return (await ask('POST', '/api/repo/commit', body)).json
  }
  const part = { path: 'a.yaml', text: AFTER, baseHash: sha256(Buffer.from(BEFORE)), committed: FIRST_PART }
  return { folder, commit, part }
}

describe('a commit of a part', () => {
  it('takes that part and leaves the rest in the working tree', async () => {
    const { folder, commit, part } = await withChange()
    expect(await commit([part])).toMatchObject({ ok: true })
    expect(await git(folder, 'show', 'HEAD:a.yaml')).toBe(FIRST_PART.trimEnd())
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(AFTER)
    expect(await git(folder, 'diff', '--unified=0', '--', 'a.yaml')).toMatch(/-c: 1\n\+c: 2$/)
    expect(await git(folder, 'diff', '--cached', '--name-only')).toBe('')
  })

  it('leaves what is staged of other files as it is', async () => {
    const { folder, commit, part } = await withChange()
    await writeFile(join(folder, 'b.yaml'), AFTER)
    await git(folder, 'add', 'b.yaml')
    expect(await commit([part])).toMatchObject({ ok: true })
    expect(await git(folder, 'show', '--name-only', '--format=')).not.toContain('b.yaml')
    expect(await git(folder, 'diff', '--cached', '--name-only')).toBe('b.yaml')
  })

  it('changes nothing when a hook declines it, and leaves no index behind', async () => {
    const { folder, commit, part } = await withChange()
    await writeHook(folder, 'seq -f "line %g: no parts" 1 40 >&2; exit 1')
    const agreed = ['hook pre-commit']
    expect((await commit([part])).asks).toEqual(agreed)
    const { error } = await commit([part], { agreed })
    expect(error.message).toBe('Git, or a hook of this repository, refused.')
    expect(error.said.split('\n')).toHaveLength(40)
    expect(error.said).toContain('line 40: no parts')
    expect(await git(folder, 'diff', '--cached', '--name-only')).toBe('')
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(BEFORE)
    expect((await readdir(join(folder, '.git'))).filter((name) => name.includes('pipeline-studio'))).toEqual([])
  })

  it('keeps the mode and the line ends that the repository asks for', async () => {
    const { folder, commit, part } = await withChange()
    await git(folder, 'update-index', '--chmod=+x', 'a.yaml')
    await git(folder, 'commit', '--quiet', '--message', 'Mode')
    await git(folder, 'config', 'core.autocrlf', 'input')
    const crlf = (text: string) => text.replaceAll('\n', '\r\n')
    const file = { ...part, text: crlf(AFTER), committed: crlf(FIRST_PART) }
    expect(await commit([file])).toMatchObject({ ok: true })
    expect(await git(folder, 'ls-tree', 'HEAD', 'a.yaml')).toContain('100755')
    expect(await git(folder, 'show', 'HEAD:a.yaml')).toBe(FIRST_PART.trimEnd())
  })

  it('does not end a merge by the way', async () => {
    const { folder, commit, part } = await withChange()
    await git(folder, 'branch', 'other')
    await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Here')
    await git(folder, 'switch', '--quiet', 'other')
    await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'There')
    await git(folder, 'switch', '--quiet', 'main')
    await git(folder, 'merge', '--quiet', '--no-commit', '--no-ff', 'other')
    expect((await commit([part])).error.message).toBe(
      'A merge is under way in this repository. Finish or abort it first.',
    )
  })

  it('takes a new file, and one that is deleted, beside it', async () => {
    const { folder, commit, part } = await withChange()
    const gone = { path: 'b.yaml', text: null, baseHash: sha256(Buffer.from(BEFORE)) }
    const made = { path: 'new/c.yaml', text: 'c: 1\n', baseHash: null }
    expect(await commit([part, gone, made])).toMatchObject({ ok: true })
    expect(await git(folder, 'ls-tree', '-r', '--name-only', 'HEAD')).toBe('a.yaml\nnew/c.yaml')
    expect(await git(folder, 'status', '--porcelain')).toBe(' M a.yaml')
  })
})

describe('a commit of a deletion', () => {
  it('deletes the file, also one that is gone already', async () => {
    const { folder, commit } = await withChange()
    expect(await commit([{ path: 'b.yaml', text: null, baseHash: sha256(Buffer.from(BEFORE)) }])).toMatchObject({
      ok: true,
      hashes: {},
    })
    await expect(stat(join(folder, 'b.yaml'))).rejects.toThrow('ENOENT')
    await git(folder, 'rm', '--quiet', 'a.yaml')
    expect(await commit([{ path: 'a.yaml', text: null, baseHash: null }])).toMatchObject({ ok: true })
    expect(await git(folder, 'ls-tree', '-r', '--name-only', 'HEAD')).toBe('')
    expect(await git(folder, 'status', '--porcelain')).toBe('')
  })
})

async function writeHook(folder: string, script: string): Promise<void> {
  const path = join(folder, '.git', 'hooks', 'pre-commit')
  await mkdir(join(folder, '.git', 'hooks'), { recursive: true })
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
}
