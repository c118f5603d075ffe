import { HostError } from '../../core/repo/fileHost.ts'

/** Bytes of the largest file that is opened. Twenty thousand steps are about 28 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** Half of a surrogate pair on its own. */
const HALF_PAIR = /\p{Surrogate}/u

/** The characters of a UTF-8 file, byte order mark included, so that writing them again gives the same bytes. */
export function decodeText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new HostError('not-text', `${path} is not UTF-8 text. Save it as UTF-8, then open it again.`)
  }
}

/** Half of a surrogate pair has no UTF-8; the encoder would write another character in its place. */
export function encodeText(text: string, path: string): Uint8Array {
  if (HALF_PAIR.test(text)) throw new HostError('not-text', `${path} holds a broken character that UTF-8 cannot write.`)
  return new TextEncoder().encode(text)
}
