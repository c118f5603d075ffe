import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { readFileSync, writeSync } from 'node:fs'

/*
 * A program that saves a file as the companion does and kills itself at a moment of it:
 * `node killedSave.mjs FOLDER FILE NEW_TEXT_FILE BASE_HASH MOMENT`. Moments are counted before and after each call that
 * may change the disk, and between the parts of a write. With a moment that never comes it prints how many there were.
 */

const [folder = '', file = '', newText = '', baseHash = '', moment = ''] = process.argv.slice(2)
const killAt = Number(moment)
const PARTS = 4
const CHANGES =
  'chmod chown copyFile cp link mkdir open rename rm rmdir symlink truncate unlink utimes writeFile'.split(' ')
let passed = 0

function pass(): void {
  if (++passed === killAt) process.kill(process.pid, 'SIGKILL')
}

type Call = (this: unknown, ...args: never[]) => Promise<unknown>

/** The same call with a moment before and one after it. */
function watched(call: Call): Call {
  return async function (...args) {
    pass()
    try {
      return await call.apply(this, args)
    } finally {
      pass()
    }
  }
}

function watchAll(owner: object, names: readonly string[]): void {
  for (const name of names) {
    const call: unknown = Reflect.get(owner, name)
    if (typeof call === 'function') Reflect.set(owner, name, watched(call as Call))
  }
}

const probe = await fs.open(folder, 'r')
const handle = Object.getPrototypeOf(probe) as {
  write: (bytes: Uint8Array, from: number, length: number) => Promise<unknown>
  writeFile: unknown
}
await probe.close()
watchAll(fs, CHANGES)
watchAll(handle, ['chmod', 'chown', 'sync', 'close'])
// One write reaches the disk in parts.
handle.writeFile = async function (bytes: Uint8Array) {
  const size = Math.ceil(bytes.length / PARTS)
  for (let from = 0; from < bytes.length; from += size) {
    pass()
    await handle.write.call(this, bytes, from, Math.min(size, bytes.length - from))
  }
  pass()
}
syncBuiltinESMExports()

// Only now, so that what it imports is what is watched.
const { FolderFiles } = await import('../folderFiles.ts')
const text = readFileSync(newText, 'utf8')
passed = 0
writeSync(1, 'saving\n')
const result = await new FolderFiles(folder).write(file, text, baseHash === '' ? null : baseHash)
writeSync(1, `${JSON.stringify({ ok: result.ok, moments: passed })}\n`)
