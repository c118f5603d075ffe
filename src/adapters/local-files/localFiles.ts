import type { FileContent, WriteResult } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import type { DroppedItem, GivenFile, LocalFiles, Place } from '../../core/repo/localFiles.ts'
import { Handles } from './handles.ts'
import type { Pickers } from './permissions.ts'
import { mayWrite } from './permissions.ts'

const DATABASE = 'pipeline-studio-local-files'
/** Times that a file is read which is replaced meanwhile. */
const MOST_TRIES = 3
const YAML = [{ description: 'YAML', accept: { 'application/yaml': ['.yaml', '.yml'] } }]

/** `null` in a browser that lets no page write a file. */
export function browserLocalFiles(name = DATABASE): LocalFiles | null {
  const pickers = globalThis as Partial<Pickers>
  return pickers.showOpenFilePicker && pickers.showSaveFilePicker ? new PickedFiles(pickers as Pickers, name) : null
}

class PickedFiles implements LocalFiles {
  private readonly handles: Handles
  /** Where the files that were handed out came from. */
  private readonly origins = new WeakMap<GivenFile, FileSystemFileHandle>()

  constructor(
    private readonly pickers: Pickers,
    name: string,
  ) {
    this.handles = new Handles(name)
  }

  async pick(): Promise<readonly GivenFile[]> {
    const picked = await unlessClosed(this.pickers.showOpenFilePicker({ multiple: true, types: YAML }))
    return orHostError(() => Promise.all((picked ?? []).map((handle) => this.give(handle))))
  }

  async dropped(items: Iterable<DroppedItem>): Promise<readonly GivenFile[]> {
    // All are asked before the first answer is awaited: an item is empty once its event has ended.
    const asked = [...items]
      .filter(({ kind }) => kind === 'file')
      .map((item) => ({ file: item.getAsFile(), handle: item.getAsFileSystemHandle?.() }))
    const given = await orHostError(() =>
      Promise.all(
        asked.map(async ({ file, handle }) => {
          const found = await handle
          return found instanceof FileSystemFileHandle ? this.give(found) : file
        }),
      ),
    )
    return given.filter((file) => file !== null)
  }

  async bind(path: string, file: GivenFile): Promise<string | null> {
    const handle = this.origins.get(file)
    if (!handle) {
      await this.handles.delete(path)
      return null
    }
    await this.handles.set(path, handle)
    return sha256(new Uint8Array(await file.arrayBuffer()))
  }

  async place(path: string): Promise<Place | null> {
    const suggestedName = path.split('/').at(-1) ?? path
    const handle = await unlessClosed(this.pickers.showSaveFilePicker({ suggestedName, types: YAML }))
    if (!handle) return null
    return orHostError(async () => {
      const bytes = await bytesOf(handle)
      await this.handles.set(path, handle)
      return { name: handle.name, hash: await sha256(bytes) }
    })
  }

  async has(path: string): Promise<boolean> {
    return (await this.handles.get(path)) !== undefined
  }

  forget(path: string): Promise<void> {
    return this.handles.delete(path)
  }

  async read(path: string): Promise<FileContent> {
    const handle = await this.handleOf(path)
    return orHostError(() => contentOf(path, handle))
  }

  async write(path: string, text: string, baseHash: string | null): Promise<WriteResult> {
    const handle = await this.handleOf(path)
    return orHostError(async () => {
      if (!(await mayWrite(handle))) throw new HostError('forbidden', NOT_ALLOWED)
      const there = await unlessMissing(contentOf(path, handle))
      if (there === undefined && baseHash !== null) return { ok: false, conflict: 'deleted' }
      if (there && there.hash !== baseHash) return { ok: false, conflict: there }
      const bytes = new TextEncoder().encode(text)
      try {
        await replace(handle, bytes)
      } catch (error) {
        // A browser may not bring back a file that is gone: the next save asks for its place.
        if (isNamed(error, 'NotFoundError')) await this.handles.delete(path)
        throw error
      }
      return { ok: true, hash: await sha256(bytes) }
    })
  }

  private async handleOf(path: string): Promise<FileSystemFileHandle> {
    const handle = await this.handles.get(path)
    if (!handle) throw new HostError('not-found', `The browser does not know the file ${path} any more.`)
    return handle
  }

  private async give(handle: FileSystemFileHandle): Promise<GivenFile> {
    const file = await handle.getFile()
    this.origins.set(file, handle)
    return file
  }
}

async function contentOf(path: string, handle: FileSystemFileHandle): Promise<FileContent> {
  // Not `text()`: it drops a byte order mark, which is part of the file.
  const bytes = await bytesOf(handle)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { path, text, hash: await sha256(bytes) }
  } catch (error) {
    if (error instanceof TypeError) throw new HostError('not-text', `${path} on disk is not UTF-8 text.`)
    throw error
  }
}

/** A file that is replaced while it is read cannot be read to its end: it is looked at anew. */
async function bytesOf(handle: FileSystemFileHandle): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return new Uint8Array(await (await handle.getFile()).arrayBuffer())
    } catch (error) {
      if (tries === MOST_TRIES || !isNamed(error, 'NotReadableError')) throw error
    }
  }
}

/** The browser writes beside the file and swaps both when it is closed: a failure leaves the file as it was. */
async function replace(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await handle.createWritable()
  try {
    await writable.write(bytes)
  } catch (error) {
    await writable.abort()
    throw error
  }
  await writable.close()
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const NOT_ALLOWED = 'The browser was not allowed to write it. Save again to be asked again.'
const SENTENCES: Readonly<Record<string, readonly [HostError['code'], string]>> = {
  NotAllowedError: ['forbidden', NOT_ALLOWED],
  // A dialog opens only after a press of its own.
  SecurityError: ['forbidden', 'The browser wants a press for each file. Save again.'],
  NotFoundError: ['not-found', 'It is not there any more. Save again to choose a place.'],
  NoModificationAllowedError: ['forbidden', 'Another program or tab is writing it. Save again.'],
  QuotaExceededError: ['internal', 'The disk is full.'],
  NotReadableError: ['internal', 'It changes all the time, or may not be read. Save again.'],
}

async function orHostError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    const [code, message] = SENTENCES[error.name] ?? ['internal', `The browser failed: ${error.message}`]
    throw new HostError(code, message)
  }
}

/** A dialog that was closed without a choice is no failure. */
function unlessClosed<T>(dialog: Promise<T>): Promise<T | undefined> {
  return orHostError(() => unless('AbortError', dialog))
}

function unlessMissing<T>(file: Promise<T>): Promise<T | undefined> {
  return unless('NotFoundError', file)
}

async function unless<T>(name: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (isNamed(error, name)) return undefined
    throw error
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name
}
