import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256 } from '../hash.ts'
import { testCompanion, testFolder } from '../testCompanion.ts'
import { killSaves } from './testing/kills.ts'

const FILE = 'pipeline:\n  name: a\n'

it('leaves the old or the new file, whole, wherever a save is killed', async () => {
  const { wrong, old, new: saved, killed } = await killSaves(80, Math.random)
  expect(wrong).toEqual([])
  // Both sides of the rename were met.
  expect([old, saved, killed].every((count) => count > 5)).toBe(true)
})

it('never lists what a killed save left, and removes it at a later one, but nothing that may still be written', async () => {
  const left = '.a.yaml.0123456789ab.tmp'
  const fresh = '.b.yaml.0123456789ab.tmp'
  const own = ['.a.yaml.tmp', '.x.0123456789ab.tmp.bak', '0123456789ab.tmp']
  const folder = await testFolder(Object.fromEntries(['a.yaml', left, fresh, ...own].map((name) => [name, FILE])))
  for (const name of [left, ...own]) await utimes(join(folder, name), 1, 1)
  const { ask } = await testCompanion(folder)
  expect((await ask('GET', '/api/files')).json).toMatchObject([{ path: 'a.yaml' }])
  await ask('PUT', '/api/file', { path: 'a.yaml', text: 'a: 1\n', baseHash: sha256(FILE) })
  expect((await readdir(folder)).toSorted()).toEqual(['a.yaml', fresh, ...own].toSorted())
})
