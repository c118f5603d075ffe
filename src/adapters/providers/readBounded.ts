import { ProviderError } from '../../core/repo/providerHost.ts'

/** Bytes. GitHub's longest tree has 7 MB; a pipeline of more than this no editor shows. */
const LONGEST = 32 * 1024 * 1024

/** The body's bytes, read only as far as an answer may be long. */
export async function readBounded(service: string, response: Response, longest = LONGEST): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      size += part.value.length
      if (size > longest) {
        await reader?.cancel()
        throw new ProviderError(
          'too-large',
          `${service}’s answer is longer than ${Math.floor(longest / 1024 / 1024)} MB. Use a clone and the companion for it.`,
        )
      }
      parts.push(part.value)
    }
  } catch (error) {
    if (error instanceof ProviderError) throw error
    throw new ProviderError('unreachable', `${service}’s answer broke off. Check the network and try again.`)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
