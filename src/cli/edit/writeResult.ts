import { realpath } from 'node:fs/promises'
import { atomicWrite } from '../../companion/files/atomicWrite.ts'
import { encodeText } from '../../companion/files/text.ts'
import { readText, STDIN } from '../readInput.ts'
import { FINE, REFUSED } from '../status.ts'
import { print, printError } from '../terminal/output.ts'

export interface EditOptions {
  readonly stdout?: boolean
}

/** Puts the new text where the person wants it. A file that changed while we worked is left as it is. */
export async function writeResult(
  file: string,
  before: string,
  after: string,
  { stdout = false }: EditOptions,
): Promise<number> {
  if (stdout || file === STDIN) {
    await print(after)
    return FINE
  }
  if (after === before) return FINE
  if ((await readText(file)) !== before) return printError(`${file} changed meanwhile; nothing was written.`, REFUSED)
  // Through a link, its target is written; the link stays.
  await atomicWrite(await realpath(file), encodeText(after, file))
  return FINE
}
