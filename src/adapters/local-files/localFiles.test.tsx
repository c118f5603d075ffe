import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LocalFiles } from '../../core/repo/localFiles.ts'
import { browserLocalFiles } from './localFiles.ts'

const NAME = 'mine.yaml'
const TEXT = '\uFEFFpipeline:\r\n  name: ä\r\n'
const OTHER = 'pipeline:\n  name: other\n'

/** The origin's private file system: the same handles as a picker's, without a person to ask. */
let folder: FileSystemDirectoryHandle
let database: string
const page = globalThis as { showOpenFilePicker?: unknown; showSaveFilePicker?: unknown }
const own = { ...page }

beforeEach(async () => {
  folder = await navigator.storage.getDirectory()
  database = `test-${Math.random()}`
  await put(TEXT)
  page.showOpenFilePicker = async () => [await folder.getFileHandle(NAME)]
  page.showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) =>
    folder.getFileHandle(suggestedName, { create: true })
})

afterEach(() => {
  page.showOpenFilePicker = own.showOpenFilePicker
  page.showSaveFilePicker = own.showSaveFilePicker
})

async function put(text: string, name = NAME): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
  await writable.write(text)
  await writable.close()
}

async function onDisk(name = NAME): Promise<string> {
  const bytes = await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer()
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function openHost(): LocalFiles {
  const host = browserLocalFiles(database)
  if (!host) throw new Error('this browser has no pickers')
  return host
}

/** A file that was picked, by the path that it has in the page. */
async function picked(host = openHost()): Promise<{ host: LocalFiles; hash: string | null }> {
  const [file] = await host.pick()
  if (!file) throw new Error('nothing was picked')
  return { host, hash: await host.bind('page.yaml', file) }
}

describe('a picked file', () => {
  it('is written where it is, byte for byte', async () => {
    const { host, hash } = await picked()
    const next = TEXT.replace('ä', 'ö')
    const result = await host.write('page.yaml', next, hash)
    expect(await onDisk()).toBe(next)
    // The answer is the hash that the next write goes by.
    expect(result).toMatchObject({ ok: true })
    if (!result.ok) return
    expect(await host.write('page.yaml', TEXT, result.hash)).toMatchObject({ ok: true })
    expect(await onDisk()).toBe(TEXT)
  })

  it('is not overwritten when it changed meanwhile', async () => {
    const { host, hash } = await picked()
    await put(OTHER)
    const result = await host.write('page.yaml', TEXT, hash)
    expect(result).toMatchObject({ ok: false, conflict: { path: 'page.yaml', text: OTHER } })
    expect(await onDisk()).toBe(OTHER)
  })

  it('that was deleted is said to be, and is written again when that is wanted', async () => {
    const { host, hash } = await picked()
    await folder.removeEntry(NAME)
    expect(await host.write('page.yaml', OTHER, hash)).toEqual({ ok: false, conflict: 'deleted' })
    const again = await host.write('page.yaml', OTHER, null).catch((error: unknown) => error)
    // Browsers differ. Either it is there again, or the next save asks where.
    if (again instanceof Error) expect(again).toMatchObject({ code: 'not-found' })
    else expect(await onDisk()).toBe(OTHER)
    expect(await host.has('page.yaml')).toBe(!(again instanceof Error))
  })

  it('is known after a reload', async () => {
    const { hash } = await picked()
    const reloaded = openHost()
    expect(await reloaded.has('page.yaml')).toBe(true)
    expect(await reloaded.write('page.yaml', OTHER, hash)).toMatchObject({ ok: true })
    await reloaded.forget('page.yaml')
    expect(await openHost().has('page.yaml')).toBe(false)
  })

  it('that is no text any more is neither shown nor overwritten', async () => {
    const { host, hash } = await picked()
    const writable = await (await folder.getFileHandle(NAME)).createWritable()
    await writable.write(new Uint8Array([0xff, 0xfe, 0x00]))
    await writable.close()
    await expect(host.write('page.yaml', OTHER, hash)).rejects.toMatchObject({ code: 'not-text' })
  })

  it('stays as it is when the person does not allow writing', async () => {
    const { host, hash } = await picked()
    const handle = FileSystemFileHandle.prototype as unknown as { queryPermission: unknown; requestPermission: unknown }
    const { queryPermission, requestPermission } = handle
    handle.queryPermission = async () => 'prompt'
    handle.requestPermission = async () => 'denied'
    try {
      await expect(host.write('page.yaml', OTHER, hash)).rejects.toMatchObject({ code: 'forbidden' })
    } finally {
      Object.assign(handle, { queryPermission, requestPermission })
    }
    expect(await onDisk()).toBe(TEXT)
  })
})

it('asks for the place of a new text, and replaces what is there', async () => {
  const host = openHost()
  const place = await host.place('.harness/mine.yaml')
  expect(place?.name).toBe(NAME)
  expect(await host.write('.harness/mine.yaml', OTHER, place?.hash ?? null)).toMatchObject({ ok: true })
  expect(await onDisk()).toBe(OTHER)
})

it('takes a closed dialog for no choice', async () => {
  const closed = async () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'))
  page.showOpenFilePicker = closed
  page.showSaveFilePicker = closed
  expect(await openHost().pick()).toEqual([])
  expect(await openHost().place('new.yaml')).toBeNull()
})

it('takes dropped files with what writes them, and without it as texts', async () => {
  const host = openHost()
  const handle = await folder.getFileHandle(NAME)
  const file = new File([OTHER], 'loose.yaml')
  const given = await host.dropped([
    { kind: 'string', getAsFile: () => null },
    { kind: 'file', getAsFile: () => null, getAsFileSystemHandle: async () => handle },
    { kind: 'file', getAsFile: () => file },
  ])
  expect(given.map(({ name }) => name)).toEqual([NAME, 'loose.yaml'])
  expect(await Promise.all(given.map((each) => host.bind(each.name, each)))).toEqual([
    expect.stringMatching(/^[\da-f]{64}$/),
    null,
  ])
  expect(await host.has('loose.yaml')).toBe(false)
})

it('is absent where the browser has no such dialogs', () => {
  page.showSaveFilePicker = undefined
  expect(browserLocalFiles(database)).toBeNull()
})
