import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const LEFTOVER = /^\..+\.[0-9a-f]{12}\.tmp$/
/** Milliseconds since its last change after which nobody writes a temporary file any more. */
const ABANDONED_AFTER = 60_000

/** A new name beside a file for the text that is to replace it. No YAML name, so it is never listed. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
}

/** Removes what saves that were killed left in a folder. What cannot be removed stays: the save itself went well. */
export async function removeLeftovers(folder: string): Promise<void> {
  try {
    const names = await readdir(folder)
    await Promise.all(names.filter((name) => LEFTOVER.test(name)).map((name) => removeAbandoned(join(folder, name))))
  } catch {
    // Not ours to read, or gone meanwhile.
  }
}

async function removeAbandoned(path: string): Promise<void> {
  const { mtimeMs } = await stat(path)
  if (Date.now() - mtimeMs > ABANDONED_AFTER) await rm(path, { force: true })
}
