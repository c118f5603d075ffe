import { chown, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../errorCode.ts'
import { removeLeftovers, temporaryBeside } from './leftovers.ts'

const NEW_FILE_MODE = 0o666
const PERMISSIONS = 0o7777

/**
 * Replaces a file so that a crash leaves either the old or the new text: temporary file beside it, fsync, rename.
 * Mode (and, for root, owner) stay; a new file gets the mode that the umask gives.
 */
export async function atomicWrite(path: string, bytes: Uint8Array | string): Promise<void> {
  const before = await statIfThere(path)
  const temporary = temporaryBeside(path)
  try {
    const file = await open(temporary, 'wx', NEW_FILE_MODE)
    try {
      await file.writeFile(bytes)
      if (before) await file.chmod(before.mode & PERMISSIONS)
      await file.sync()
    } finally {
      await file.close()
    }
    if (before && process.getuid?.() === 0) await chown(temporary, before.uid, before.gid)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
  await removeLeftovers(dirname(path))
}

/** Makes the rename itself durable. Windows cannot open folders and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function statIfThere(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
