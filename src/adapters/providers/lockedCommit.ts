import type { ProviderCommit, ProviderCommitResult } from '../../core/repo/providerHost.ts'
import { ProviderError } from '../../core/repo/providerHost.ts'

/** What a provider may answer when somebody else was faster. */
const REFUSALS: readonly string[] = ['conflict', 'invalid', 'not-found'] satisfies ProviderError['code'][]

/**
 * Commits with the head as the lock, as far as all providers do it alike: the branch is compared before anything is sent,
 * and again after a refusal, to tell “it moved on” from “it was wrong”. What holds *between* the comparison and the write
 * is the provider's own lock; each adapter says what that is.
 */
export async function lockedCommit(
  { branch, head }: ProviderCommit,
  headOf: (branch: string) => Promise<string | null>,
  write: () => Promise<string>,
): Promise<ProviderCommitResult> {
  const isNew = branch.create || head === null
  const before = await headOf(branch.name)
  if (branch.create && before !== null) {
    throw new ProviderError('conflict', `There is a branch ${branch.name} already. Choose another name.`)
  }
  if (!isNew && before === null) {
    throw new ProviderError(
      'not-found',
      `There is no branch ${branch.name} any more, or the token may not see it. Commit to a new branch, or connect again.`,
    )
  }
  if (before !== null && before !== head) return { ok: false, head: before }
  try {
    return { ok: true, commit: await write() }
  } catch (error) {
    if (!(error instanceof ProviderError && REFUSALS.includes(error.code))) throw error
    const after = await headOf(branch.name)
    if (branch.create || after === null || after === head) throw error
    return { ok: false, head: after }
  }
}

/** For providers that make a branch first and commit to it then: a commit that fails leaves no branch behind. */
export async function commitOnNewBranch(
  name: string,
  steps: {
    readonly make: () => Promise<unknown>
    readonly write: () => Promise<string>
    readonly remove: () => Promise<unknown>
  },
): Promise<string> {
  await steps.make()
  try {
    return await steps.write()
  } catch (error) {
    const isRemoved = await steps.remove().then(
      () => true,
      () => false,
    )
    if (isRemoved || !(error instanceof ProviderError)) throw error
    throw new ProviderError(
      error.code,
      `${error.message} The new branch ${name} was left without the commit: delete it.`,
      error.retryAt,
    )
  }
}
