import { constants } from 'node:fs'
import { access, mkdir, open, stat, unlink } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import type { FileContent, FileInfo, WriteResult } from '../../core/repo/fileHost.ts'
import { HostError } from '../../core/repo/fileHost.ts'
import { sha256 } from '../hash.ts'
import { atomicWrite } from './atomicWrite.ts'
import { codeOf } from '../errorCode.ts'
import { insidePath } from './insidePath.ts'
import { decodeText, encodeText, MAX_FILE_BYTES } from './text.ts'
import { walkYaml } from './walk.ts'

const ANY_WRITE_BIT = 0o222
const MEGABYTE = 1024 * 1024
/** Files looked at side by side. */
const AT_ONCE = 64

/** The YAML files of one folder. `root` is a real path. Every method rejects with `HostError`. */
export class FolderFiles {
  constructor(readonly root: string) {}

  async list(): Promise<readonly FileInfo[]> {
    const files: FileInfo[] = []
    let batch: string[] = []
    const look = async () => {
      const infos = await Promise.all(batch.map((path) => this.infoOf(path)))
      files.push(...infos.filter((info) => info !== undefined))
      batch = []
    }
    for await (const path of walkYaml(this.root)) {
      batch.push(path)
      if (batch.length === AT_ONCE) await look()
    }
    await look()
    return files.sort((a, b) => byPath(a.path, b.path))
  }

  /** The paths of all YAML files, those of `list`, without a look at the files. */
  async paths(): Promise<readonly string[]> {
    const paths: string[] = []
    for await (const path of walkYaml(this.root)) paths.push(path)
    return paths.sort(byPath)
  }

  /** A file's text for looking through many: `undefined` where there is none, or none to read up to `most` bytes. */
  async textUpTo(path: string, most: number): Promise<string | undefined> {
    try {
      const bytes = await readBytes(await insidePath(this.root, path), path, most)
      return bytes && decodeText(bytes, path)
    } catch (error) {
      if (error instanceof HostError) return undefined
      throw error
    }
  }

  /** The path of the file that links lead to. */
  async realPath(path: string): Promise<string> {
    return relative(this.root, await insidePath(this.root, path))
      .split(sep)
      .join('/')
  }

  async read(path: string): Promise<FileContent> {
    const content = await this.readIfThere(path)
    if (!content) throw new HostError('not-found', `There is no file ${path}.`)
    return content
  }

  async readIfThere(path: string): Promise<FileContent | undefined> {
    const bytes = await readBytes(await insidePath(this.root, path), path)
    return bytes && { path, text: decodeText(bytes, path), hash: sha256(bytes) }
  }

  /** What stands in the way of writing over `baseHash`; `undefined` when nothing does. */
  async conflictWith(path: string, baseHash: string | null): Promise<FileContent | 'deleted' | 'exists' | undefined> {
    const disk = await this.readIfThere(path)
    if (!disk) return baseHash === null ? undefined : 'deleted'
    if (baseHash === null) return 'exists'
    return disk.hash === baseHash ? undefined : disk
  }

  async write(path: string, text: string, baseHash: string | null): Promise<WriteResult> {
    const real = await insidePath(this.root, path)
    const bytes = encodeText(text, path)
    if (bytes.length > MAX_FILE_BYTES) throw tooLarge(path)
    const conflict = await this.conflictWith(path, baseHash)
    if (conflict !== undefined) return { ok: false, conflict }
    if (baseHash !== null && !(await isWritable(real)))
      throw new HostError('forbidden', `${path} is read-only. Make it writable, or download the text.`)
    await mkdir(dirname(real), { recursive: true })
    await atomicWrite(real, bytes)
    return { ok: true, hash: sha256(bytes) }
  }

  /** Takes back a file that we made, as long as nobody changed it since. */
  async remove(path: string, hash: string): Promise<void> {
    if ((await this.readIfThere(path))?.hash === hash) await unlink(await insidePath(this.root, path))
  }

  private async infoOf(path: string): Promise<FileInfo | undefined> {
    try {
      const real = await insidePath(this.root, path)
      const info = await stat(real)
      return info.isFile() ? { path, size: info.size, readOnly: !(await isWritable(real)) } : undefined
    } catch (error) {
      // A link that leads outside, or a file that went away while we looked.
      if (error instanceof HostError || codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : 1
}

async function readBytes(real: string, path: string, most = MAX_FILE_BYTES): Promise<Uint8Array | undefined> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM')
      throw new HostError('forbidden', `${path} may not be read.`)
    throw error
  }
  try {
    const info = await file.stat()
    if (!info.isFile()) throw new HostError('forbidden', `${path} is not a file.`)
    if (info.size > most) throw tooLarge(path)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function isWritable(real: string): Promise<boolean> {
  // Root may write anything; a file without any write bit was still meant to stay as it is.
  if (((await stat(real)).mode & ANY_WRITE_BIT) === 0) return false
  try {
    await access(real, constants.W_OK)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

function tooLarge(path: string): HostError {
  return new HostError('too-large', `${path} is larger than ${MAX_FILE_BYTES / MEGABYTE} MB.`)
}
