import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Companion } from '../../companion/companion.ts'
import { startCompanion } from '../../companion/companion.ts'
import { git, testFolder, testRepository } from '../../companion/testCompanion.ts'
import type { WatchEvent } from '../../core/repo/fileHost.ts'
import { connectCompanion } from './companionClient.ts'
import { tokenOf } from './pageAddress.ts'

const BEFORE = 'pipeline:\n  name: before\n'
const AFTER = 'pipeline:\n  name: after\n'

async function companionOver(folder: string, port = 0): Promise<{ companion: Companion; page: string; token: string }> {
  const webRoot = await testFolder({ 'index.html': '<!doctype html>' })
  const companion = await startCompanion({ folder, example: false, webRoot, port })
  onTestFinished(() => companion.close())
  return { companion, page: companion.address, token: tokenOf(new URL(companion.address).hash) ?? '' }
}

it('lists, reads and writes files, and hands a conflict back as a value', async () => {
  const folder = await testFolder({ 'a b.yaml': BEFORE })
  const { page, token } = await companionOver(folder)
  const { files } = connectCompanion({ page, token })
  expect(await files.workspace()).toMatchObject({ example: false, git: false })
  expect(await files.list()).toEqual([{ path: 'a b.yaml', size: BEFORE.length, readOnly: false }])
  const { hash, text } = await files.read('a b.yaml')
  expect(text).toBe(BEFORE)
  const written = await files.write('a b.yaml', AFTER, hash)
  expect(written.ok).toBe(true)
  expect(await files.write('a b.yaml', 'mine: 1\n', hash)).toMatchObject({ ok: false, conflict: { text: AFTER } })
})

it('reads status and the text at HEAD, and commits', async () => {
  const folder = await testRepository({ 'a.yaml': BEFORE })
  const { page, token } = await companionOver(folder)
  const { files, repo } = connectCompanion({ page, token })
  const { hash: baseHash } = await files.read('a.yaml')
  const result = await repo.commit({
    files: [{ path: 'a.yaml', text: AFTER, baseHash }],
    branch: { name: 'new', create: true },
    message: 'Rename',
  })
  expect(result).toMatchObject({ ok: true, branch: 'new' })
  expect((await repo.status()).branch).toBe('new')
  expect(await repo.textAt('a.yaml', 'HEAD')).toBe(AFTER)
  expect(await git(folder, 'log', '--format=%s')).toBe('Rename\nStart')
})

it('rejects with the code and the sentence of the companion', async () => {
  const { page, token } = await companionOver(await testFolder())
  const { files, repo } = connectCompanion({ page, token })
  await expect(files.read('none.yaml')).rejects.toMatchObject({
    name: 'HostError',
    code: 'not-found',
    message: 'There is no file none.yaml.',
  })
  await expect(files.read('../x.yaml')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(repo.status()).rejects.toMatchObject({ code: 'git' })
  await expect(connectCompanion({ page, token: 'old' }).files.list()).rejects.toMatchObject({ code: 'unauthorized' })
})

it('says that the companion does not answer', async () => {
  const { companion, page, token } = await companionOver(await testFolder())
  await companion.close()
  await expect(connectCompanion({ page, token }).files.list()).rejects.toMatchObject({ code: 'unreachable' })
})

it('does not mistake another program on the port for the companion', async () => {
  const other = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'),
  )
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const page = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`
  await expect(connectCompanion({ page, token: 'x' }).files.list()).rejects.toMatchObject({ code: 'unreachable' })
})

it('tells what changes on disk until it is told to stop', async () => {
  const folder = await testFolder({ 'a.yaml': BEFORE })
  const { page, token } = await companionOver(folder)
  const events: WatchEvent[] = []
  const stop = connectCompanion({ page, token }).files.watch((event) => events.push(event))
  // The stream needs a moment before it sees changes; writing again is what a person would do, too.
  await vi.waitFor(
    async () => {
      await writeFile(join(folder, 'a.yaml'), `${AFTER}# ${Date.now()}\n`)
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(events).toContainEqual({ kind: 'changed', path: 'a.yaml' })
    },
    { timeout: 5000 },
  )
  stop()
  await rm(join(folder, 'a.yaml'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(events.some(({ kind }) => kind === 'removed' || kind === 'lost')).toBe(false)
})

it('tells once that the companion is lost, and once that it is back', async () => {
  const folder = await testFolder({ 'a.yaml': BEFORE })
  const first = await companionOver(folder)
  const port = Number(new URL(first.page).port)
  const events: string[] = []
  const stop = connectCompanion(first).files.watch(({ kind }) => events.push(kind))
  onTestFinished(stop)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await first.companion.close()
  await vi.waitFor(() => expect(events).toEqual(['lost']))
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(events).toEqual(['lost'])
  // A new start has a new token: the page of the old one stays lost, rather than reading under a false name.
  const second = await companionOver(folder, port)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(events).toEqual(['lost'])
  await second.companion.close()
})

it('comes back when the connection stands again', async () => {
  let refuses = false
  const server = createServer((request, response) => {
    if (refuses) {
      request.socket.destroy()
      return
    }
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.write('{"kind":"ready"}\n{"kind":"chang')
    response.write('ed","path":"a.yaml"}\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const page = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const events: string[] = []
  onTestFinished(connectCompanion({ page, token: 'x' }).files.watch(({ kind }) => events.push(kind)))
  await vi.waitFor(() => expect(events).toEqual(['changed']))
  refuses = true
  server.closeAllConnections()
  await vi.waitFor(() => expect(events).toEqual(['changed', 'lost']))
  refuses = false
  await vi.waitFor(() => expect(events).toEqual(['changed', 'lost', 'back', 'changed']), { timeout: 5000 })
})
