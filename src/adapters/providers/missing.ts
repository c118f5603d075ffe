import { ProviderError } from '../../core/repo/providerHost.ts'

/** `null` in place of “not found”. */
export async function nullIfMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not-found') return null
    throw error
  }
}

/**
 * `null` for a file that is missing. Providers also say “not found” of a repository that the token may not see (any more);
 * `repository` is asked then, and rejects.
 */
export async function nullIfOnlyTheFileIsMissing<T>(
  file: Promise<T>,
  repository: () => Promise<unknown>,
): Promise<T | null> {
  const found = await nullIfMissing(file)
  if (found === null) await repository()
  return found
}
