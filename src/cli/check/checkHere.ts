import { readBytes } from '../readInput.ts'
import type { Checked, CheckSettings } from './checkFile.ts'
import { checkFile } from './checkFile.ts'

/** Files that are read while one is checked: few, so that memory does not grow, but enough that none is waited for. */
const AHEAD = 4

/** Checks one file after the other, in this thread. */
export async function* checkHere(files: AsyncIterable<string>, settings: CheckSettings): AsyncGenerator<Checked> {
  const reading: { readonly file: string; readonly bytes: Promise<Uint8Array> }[] = []
  for await (const file of files) {
    reading.push({ file, bytes: startReading(file) })
    const first = reading.length > AHEAD ? reading.shift() : undefined
    if (first) yield checkFile(first.file, first.bytes, settings)
  }
  for (const { file, bytes } of reading) yield checkFile(file, bytes, settings)
}

/** Whoever awaits the bytes hears of what went wrong; until then nobody listens. */
export function startReading(file: string): Promise<Uint8Array> {
  const bytes = readBytes(file)
  bytes.catch(() => undefined)
  return bytes
}
