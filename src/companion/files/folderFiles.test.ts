import { chmod, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { testCompanion, testFolder } from '../testCompanion.ts'

const PIPELINE = 'pipeline:\n  name: a\n'

it('keeps the mode and leaves no temporary file', async () => {
  const folder = await testFolder({ 'a.yaml': PIPELINE })
  await chmod(join(folder, 'a.yaml'), 0o640)
  const { ask } = await testCompanion(folder)
  const text = '\uFEFFpipeline:\r\n  name: ü\r\n'
  const answer = await ask('PUT', '/api/file', { path: 'a.yaml', text, baseHash: sha256(PIPELINE) })
  expect(answer.json).toEqual({ ok: true, hash: sha256(text) })
  expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe(text)
  expect((await stat(join(folder, 'a.yaml'))).mode & 0o777).toBe(0o640)
  expect((await ask('GET', '/api/files')).json).toEqual([
    { path: 'a.yaml', size: Buffer.byteLength(text), readOnly: false },
  ])
})

it('refuses a changed file with the text on disk, and writes nothing', async () => {
  const folder = await testFolder({ 'a.yaml': 'theirs: 1\n' })
  const { ask } = await testCompanion(folder)
  const answer = await ask('PUT', '/api/file', { path: 'a.yaml', text: 'mine: 1\n', baseHash: sha256(PIPELINE) })
  expect(answer.json).toEqual({
    ok: false,
    conflict: { path: 'a.yaml', text: 'theirs: 1\n', hash: sha256('theirs: 1\n') },
  })
  expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe('theirs: 1\n')
})

it('tells a deleted file and a new one whose name is taken', async () => {
  const folder = await testFolder({ 'a.yaml': PIPELINE, 'b.yaml': PIPELINE })
  const { ask } = await testCompanion(folder)
  await rm(join(folder, 'a.yaml'))
  const deleted = await ask('PUT', '/api/file', { path: 'a.yaml', text: 'x: 1\n', baseHash: sha256(PIPELINE) })
  const taken = await ask('PUT', '/api/file', { path: 'b.yaml', text: 'x: 1\n', baseHash: null })
  expect([deleted.json.conflict, taken.json.conflict]).toEqual(['deleted', 'exists'])
})

it('lets one of two simultaneous writers win and tells the other', async () => {
  const folder = await testFolder({ 'a.yaml': PIPELINE })
  const { ask } = await testCompanion(folder)
  const write = (text: string) => ask('PUT', '/api/file', { path: 'a.yaml', text, baseHash: sha256(PIPELINE) })
  const answers = await Promise.all(['one: 1\n', 'two: 2\n', 'three: 3\n'].map(write))
  expect(answers.filter(({ json }) => json.ok)).toHaveLength(1)
})

it('refuses a read-only file', async () => {
  const folder = await testFolder({ 'a.yaml': PIPELINE })
  await chmod(join(folder, 'a.yaml'), 0o444)
  const { ask } = await testCompanion(folder)
  expect((await ask('GET', '/api/files')).json).toMatchObject([{ readOnly: true }])
  const answer = await ask('PUT', '/api/file', { path: 'a.yaml', text: 'x: 1\n', baseHash: sha256(PIPELINE) })
  expect(answer.json.error).toEqual({
    code: 'forbidden',
    message: 'a.yaml is read-only. Make it writable, or download the text.',
  })
})
