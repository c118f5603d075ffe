import { readdir, readFile, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { testCompanion, testFolder, testRepository } from '../testCompanion.ts'

const PIPELINE = 'pipeline:\n  name: a\n'

it.each([
  '../outside.yaml',
  'a/../../outside.yaml',
  '..\\outside.yaml',
  'a\\..\\..\\outside.yaml',
  '.. /outside.yaml',
  '.../outside.yaml',
  '\\\\server\\share\\outside.yaml',
  '//server/share/outside.yaml',
  'C:/outside.yaml',
  'file:///etc/outside.yaml',
  '/etc/outside.yaml',
  './a.yaml',
  'a//b.yaml',
  'a.yaml/',
  '',
  'C:\\outside.yaml',
  'nul\0.yaml',
  '.git/config.yaml',
  '.git/hooks/x.yaml',
  'sub/.GIT/hook.yaml',
  '.git./hooks/x.yaml',
  '.git /hooks/x.yaml',
  'GIT~1/hooks/x.yaml',
  '.git::$INDEX_ALLOCATION/hooks/x.yaml',
  '.g\u200Cit/hooks/x.yaml',
  'secrets.env',
  'a.yaml.exe',
])('refuses %j for reading, writing and committing', async (path) => {
  const folder = await testRepository({ 'a.yaml': PIPELINE, 'secrets.env': 'KEY=1' })
  const { ask } = await testCompanion(folder)
  expect((await ask('GET', `/api/file?path=${encodeURIComponent(path)}`)).status).toBe(403)
  expect((await ask('GET', `/api/repo/text?path=${encodeURIComponent(path)}`)).status).toBe(403)
  const file = { path, text: PIPELINE, baseHash: null }
  expect((await ask('PUT', '/api/file', file)).status).toBe(403)
  const commit = { files: [file], branch: { name: 'main', create: false }, message: 'x' }
  expect((await ask('POST', '/api/repo/commit', commit)).status).toBe(403)
})

it.each(['%2e%2e%2foutside.yaml', '%252e%252e%252foutside.yaml', '..%2Foutside.yaml', '%2Fetc%2Foutside.yaml'])(
  'refuses %s, or takes what stays of it after one decoding for a name inside',
  async (written) => {
    const folder = await testFolder({ 'outside.yaml': 'secret: 1\n', 'inside/a.yaml': PIPELINE })
    const { ask } = await testCompanion(join(folder, 'inside'))
    const answer = await ask('GET', `/api/file?path=${written}`)
    expect([403, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('secret')
  },
)

it.each(['\uFF0E\uFF0E/outside.yaml', '..\u2215outside.yaml', '\u2025/outside.yaml', '%2e%2e/outside.yaml'])(
  'takes %j, which only looks like a way out, for a name inside',
  async (path) => {
    const folder = await testFolder({ 'outside.yaml': 'secret: 1\n', 'inside/a.yaml': PIPELINE })
    const { ask } = await testCompanion(join(folder, 'inside'))
    expect((await ask('GET', `/api/file?path=${encodeURIComponent(path)}`)).status).toBe(404)
    expect((await ask('PUT', '/api/file', { path, text: PIPELINE, baseHash: null })).json.ok).toBe(true)
    expect(await readFile(join(folder, 'inside', path), 'utf8')).toBe(PIPELINE)
    expect(await readFile(join(folder, 'outside.yaml'), 'utf8')).toBe('secret: 1\n')
  },
)

it('refuses to write through a link into .git, or over a link that was put in the place of a folder', async () => {
  const folder = await testRepository({ 'a.yaml': PIPELINE })
  const outside = await testFolder()
  await symlink(join(folder, '.git/hooks'), join(folder, 'hooks'))
  await symlink(outside, join(folder, 'deep'))
  const { ask } = await testCompanion(folder)
  for (const path of ['hooks/x.yaml', 'deep/er/x.yaml', 'deep/x.yaml']) {
    expect((await ask('PUT', '/api/file', { path, text: PIPELINE, baseHash: null })).status, path).toBe(403)
  }
  expect(await readdir(outside)).toEqual([])
})

it('refuses links that lead outside, to a folder, to a file and to nowhere', async () => {
  const outside = await testFolder({ 'secret.yaml': 'secret: 1\n' })
  const folder = await testFolder({ 'a.yaml': PIPELINE, 'secrets.env': 'KEY=1' })
  await symlink(outside, join(folder, 'folder'))
  await symlink(join(outside, 'secret.yaml'), join(folder, 'file.yaml'))
  await symlink(join(outside, 'new.yaml'), join(folder, 'nowhere.yaml'))
  await symlink(join(folder, 'secrets.env'), join(folder, 'env.yaml'))
  const { ask } = await testCompanion(folder)
  for (const path of ['folder/secret.yaml', 'folder/new.yaml', 'file.yaml', 'nowhere.yaml', 'env.yaml']) {
    expect((await ask('GET', `/api/file?path=${path}`)).status, path).toBe(403)
    const write = { path, text: 'gone: 1\n', baseHash: sha256('secret: 1\n') }
    expect((await ask('PUT', '/api/file', write)).status, path).toBe(403)
    expect((await ask('PUT', '/api/file', { ...write, baseHash: null })).status, path).toBe(403)
  }
  expect(await readFile(join(outside, 'secret.yaml'), 'utf8')).toBe('secret: 1\n')
  await expect(stat(join(outside, 'new.yaml'))).rejects.toThrow('ENOENT')
  expect((await ask('GET', '/api/files')).json.map((file: { path: string }) => file.path)).toEqual(['a.yaml'])
})

it('follows a link that stays inside, and writes the file it leads to', async () => {
  const folder = await testFolder({ 'real/a.yaml': PIPELINE })
  await symlink(join('real', 'a.yaml'), join(folder, 'link.yaml'))
  const { ask } = await testCompanion(folder)
  const { hash } = (await ask('GET', '/api/file?path=link.yaml')).json
  const written = await ask('PUT', '/api/file', { path: 'link.yaml', text: 'pipeline: {}\n', baseHash: hash })
  expect(written.json.ok).toBe(true)
  expect(await readFile(join(folder, 'real/a.yaml'), 'utf8')).toBe('pipeline: {}\n')
})

it('serves the page from its own folder only', async () => {
  const { ask } = await testCompanion(await testFolder({ 'a.yaml': PIPELINE }))
  for (const path of [
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/a.yaml',
  ]) {
    expect((await ask('GET', path)).status, path).toBe(404)
  }
})
