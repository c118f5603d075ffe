import type { Zippable } from 'fflate'
import { zipSync } from 'fflate'

/** A zip of text files as they would stand on disk: every byte, byte order marks and line ends included; names in UTF-8. */
export function zipOf(files: readonly { readonly path: string; readonly text: string }[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const entries: Zippable = Object.fromEntries(files.map(({ path, text }) => [path, encoder.encode(text)]))
  return zipSync(entries)
}
