import { expect, it, onTestFinished, vi } from 'vitest'
import type { Draft } from '../../core/repo/draftStore.ts'
import { openDraftStore } from './draftStore.ts'

const BASE = 'pipeline:\n  name: before\n  tags: {}\n'

/** A database of its own for each test, in the real browser. */
function databaseName(): string {
  const name = `drafts-${crypto.randomUUID()}`
  onTestFinished(() => void indexedDB.deleteDatabase(name))
  return name
}

function draft(change: Partial<Draft> = {}): Draft {
  const text = BASE.replace('before', 'after')
  return { workspaceId: 'w', path: 'a.yaml', baseText: BASE, baseHash: 'h', text, history: '{"form":1}', ...change }
}

it('gives back what was saved, in a page that starts anew', async () => {
  const name = databaseName()
  const before = openDraftStore(name)
  before.save(draft())
  await before.flush()
  const after = openDraftStore(name)
  expect(await after.load('w', 'a.yaml')).toEqual(draft())
  expect(await after.load('w', 'b.yaml')).toBeUndefined()
  expect(await after.load('other', 'a.yaml')).toBeUndefined()
})

it('is durable within a second without a flush, also while typing goes on', async () => {
  const name = databaseName()
  const store = openDraftStore(name)
  const until = Date.now() + 900
  for (let count = 0; Date.now() < until; count += 1) {
    store.save(draft({ text: `${BASE}# ${count}\n` }))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect((await openDraftStore(name).load('w', 'a.yaml'))?.text).toMatch(/# \d+\n$/)
})

it('lists the drafts of a workspace, newest first', async () => {
  const store = openDraftStore(databaseName())
  for (const path of ['old.yaml', 'new.yaml']) {
    store.save(draft({ path }))
    await store.flush()
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  store.save(draft({ workspaceId: 'other' }))
  await store.flush()
  expect((await store.list('w')).map(({ path }) => path)).toEqual(['new.yaml', 'old.yaml'])
})

it('forgets a removed draft, also one that was about to be written', async () => {
  const name = databaseName()
  const store = openDraftStore(name)
  store.save(draft())
  await store.flush()
  store.save(draft({ text: 'later: 1\n' }))
  await store.remove('w', 'a.yaml')
  await store.flush()
  expect(await store.load('w', 'a.yaml')).toBeUndefined()
  expect(await openDraftStore(name).list('w')).toEqual([])
})

it.each([
  ['an empty text', ''],
  ['an unchanged text', BASE],
  ['a text with nothing in common', 'x'],
  ['a repeated part', BASE + BASE],
  ['a shorter text', BASE.slice(3, -3)],
  ['half of a surrogate pair', `${BASE}\uD83D`],
])('keeps %s exactly', async (_, text) => {
  const name = databaseName()
  const store = openDraftStore(name)
  store.save(draft({ text }))
  await store.flush()
  expect((await openDraftStore(name).load('w', 'a.yaml'))?.text).toBe(text)
})

it('follows a new base after saving to disk', async () => {
  const name = databaseName()
  const store = openDraftStore(name)
  store.save(draft())
  await store.flush()
  const later = draft({ baseText: 'saved: 1\n', baseHash: 'h2', text: 'saved: 2\n' })
  store.save(later)
  await store.flush()
  expect(await openDraftStore(name).load('w', 'a.yaml')).toEqual(later)
})

it('reads text and history when it writes, so that a keystroke in a large file is cheap', async () => {
  const store = openDraftStore(databaseName())
  let reads = 0
  const lazy: Draft = {
    ...draft(),
    get text() {
      reads += 1
      return BASE
    },
  }
  reads = 0
  for (let count = 0; count < 50; count += 1) store.save(lazy)
  expect(reads).toBe(0)
  await store.flush()
  expect(reads).toBe(1)
})

it('writes little for a change in a file of 7 MB', async () => {
  const name = databaseName()
  const store = openDraftStore(name)
  const large = 'x'.repeat(7_000_000)
  store.save(draft({ baseText: large, text: large }))
  await store.flush()
  const start = performance.now()
  store.save(draft({ baseText: large, text: `${large.slice(0, 3_000_000)}typed${large.slice(3_000_000)}` }))
  await store.flush()
  expect(performance.now() - start).toBeLessThan(500)
  const change = await valueIn(name, 'changes')
  expect(JSON.stringify(change).length).toBeLessThan(500)
})

it('tells a damaged draft in a sentence and goes on', async () => {
  const name = databaseName()
  const store = openDraftStore(name)
  store.save(draft())
  await store.flush()
  await putIn(name, 'changes', { workspaceId: 'w', path: 'a.yaml', savedAt: 1, head: 999, tail: 999, middle: '' })
  const again = openDraftStore(name)
  const told = vi.fn<(sentence: string) => void>()
  again.onTrouble(told)
  expect(await again.load('w', 'a.yaml')).toBeUndefined()
  expect(told).toHaveBeenCalledExactlyOnceWith('The unsaved work on a.yaml is damaged and could not be read.')
  again.save(draft())
  await again.flush()
  expect(await openDraftStore(name).load('w', 'a.yaml')).toEqual(draft())
})

it('keeps working in memory when the browser has no store, and says so once', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('A mutation operation was attempted', 'InvalidStateError')
  })
  onTestFinished(() => open.mockRestore())
  const store = openDraftStore(databaseName())
  const told = vi.fn<(sentence: string) => void>()
  store.onTrouble(told)
  for (const text of ['a: 1\n', 'a: 2\n']) {
    store.save(draft({ text }))
    await store.flush()
  }
  expect(told).toHaveBeenCalledTimes(1)
  expect(told.mock.calls[0]?.[0]).toContain('Save often.')
  expect((await store.load('w', 'a.yaml'))?.text).toBe('a: 2\n')
  expect(await store.list('w')).toHaveLength(1)
})

it('says that the storage is full, and keeps the draft when there is room again', async () => {
  const name = databaseName()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  onTestFinished(() => put.mockRestore())
  const store = openDraftStore(name)
  const told = vi.fn<(sentence: string) => void>()
  store.onTrouble(told)
  store.save(draft())
  await store.flush()
  expect(told).toHaveBeenCalledExactlyOnceWith(
    'The browser’s storage is full, so unsaved work is not kept. Save often.',
  )
  put.mockRestore()
  store.save(draft({ text: 'b: 1\n' }))
  await store.flush()
  expect((await openDraftStore(name).load('w', 'a.yaml'))?.text).toBe('b: 1\n')
})

it('writes whole what another tab kept before', async () => {
  const name = databaseName()
  const [here, there] = [openDraftStore(name), openDraftStore(name)]
  here.save(draft())
  await here.flush()
  there.save(draft({ baseText: 'b: 1\n', text: 'b: 2\n' }))
  await there.flush()
  here.save(draft({ text: 'c: 1\n' }))
  await here.flush()
  expect(await openDraftStore(name).load('w', 'a.yaml')).toEqual(draft({ text: 'c: 1\n' }))
})

it('makes way for a newer version in another tab', async () => {
  const name = databaseName()
  const store = openDraftStore(name)
  store.save(draft())
  await store.flush()
  const opened = indexedDB.open(name, 99)
  await new Promise<void>((resolve, reject) => {
    opened.onsuccess = () => resolve()
    opened.onblocked = () => reject(new Error('blocked'))
  })
  opened.result.close()
})

function valueIn(name: string, store: string): Promise<unknown> {
  return inStore(name, store, 'readonly', (objects) => objects.getAll())
}

function putIn(name: string, store: string, value: unknown): Promise<unknown> {
  return inStore(name, store, 'readwrite', (objects) => objects.put(value))
}

function inStore(
  name: string,
  store: string,
  mode: IDBTransactionMode,
  ask: (objects: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open(name)
    opened.onerror = () => reject(opened.error)
    opened.onsuccess = () => {
      const request = ask(opened.result.transaction(store, mode).objectStore(store))
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        opened.result.close()
        resolve(request.result)
      }
    }
  })
}
