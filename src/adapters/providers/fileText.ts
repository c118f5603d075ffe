import { ProviderError } from '../../core/repo/providerHost.ts'

/** The characters of a file, its BOM and line ends among them. */
export function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ProviderError(
      'invalid',
      `${path} is not UTF-8. Convert it to UTF-8 in the repository, then open it again.`,
    )
  }
}

/** The text's UTF-8 bytes in base64, which no API rewrites on its way. */
export function base64Of(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let binary = ''
  // In parts: an argument list has a limit.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
