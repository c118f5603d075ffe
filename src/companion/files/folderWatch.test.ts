import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { git, testFolder, testRepository } from '../testCompanion.ts'
import type { DiskEvent } from './folderWatch.ts'
import { FolderWatch } from './folderWatch.ts'

async function watched(folder: string, gitFolder?: string): Promise<DiskEvent[]> {
  const watch = new FolderWatch(folder, async () => gitFolder)
  onTestFinished(() => watch.close())
  const events: DiskEvent[] = []
  await watch.listen((event) => events.push(event))
  return events
}

it('tells YAML files that are changed, added and removed, with paths from the folder', async () => {
  const folder = await testFolder({ 'a.yaml': 'a: 1\n', 'sub/b.yml': 'b: 1\n' })
  const events = await watched(folder)
  await writeFile(join(folder, 'a.yaml'), 'a: 2\n')
  await vi.waitFor(() => expect(events).toContainEqual({ kind: 'changed', path: 'a.yaml' }))
  await mkdir(join(folder, 'new'))
  await writeFile(join(folder, 'new', 'c.yaml'), 'c: 1\n')
  await vi.waitFor(() => expect(events).toContainEqual({ kind: 'added', path: 'new/c.yaml' }))
  await rm(join(folder, 'sub/b.yml'))
  await vi.waitFor(() => expect(events).toContainEqual({ kind: 'removed', path: 'sub/b.yml' }))
})

it('tells a file that an editor replaces by renaming as changed', async () => {
  const folder = await testFolder({ 'a.yaml': 'a: 1\n' })
  const events = await watched(folder)
  await writeFile(join(folder, '.a.yaml.swp'), 'a: 2\n')
  await rename(join(folder, '.a.yaml.swp'), join(folder, 'a.yaml'))
  await vi.waitFor(() => expect(events).toEqual([{ kind: 'changed', path: 'a.yaml' }]))
})

it('says nothing of other files, installed packages and git objects', async () => {
  const folder = await testRepository({ 'a.yaml': 'a: 1\n' })
  await mkdir(join(folder, 'node_modules/x'), { recursive: true })
  const events = await watched(folder)
  await writeFile(join(folder, 'node_modules/x/p.yaml'), 'p: 1\n')
  await writeFile(join(folder, 'README.md'), 'read\n')
  await writeFile(join(folder, '.git/x.yaml'), 'x: 1\n')
  await writeFile(join(folder, 'a.yaml'), 'a: 2\n')
  await vi.waitFor(() => expect(events).toHaveLength(1))
  expect(events).toEqual([{ kind: 'changed', path: 'a.yaml' }])
})

it('tells that HEAD or the index moved', async () => {
  const folder = await testRepository({ 'a.yaml': 'a: 1\n' })
  const events = await watched(folder, join(folder, '.git'))
  await git(folder, 'switch', '--quiet', '--create', 'other')
  await vi.waitFor(() => expect(events).toContainEqual({ kind: 'git' }))
})
