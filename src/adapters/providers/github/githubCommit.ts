import { z } from 'zod'
import type { ProviderCommit, ProviderCommitResult } from '../../../core/repo/providerHost.ts'
import { ProviderError } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { checkedFiles } from '../checkedFiles.ts'
import { encodedPath } from '../encodedPath.ts'
import { lockedCommit } from '../lockedCommit.ts'
import { nullIfMissing } from '../missing.ts'
import { githubFiles } from './githubTree.ts'

const accept = 'application/vnd.github+json'
const refAnswer = z.object({ object: z.object({ sha: z.string() }) })
const shaAnswer = z.object({ sha: z.string() })
const commitAnswer = z.object({ tree: shaAnswer })

/**
 * A tree and a commit are made beside the branch, which then moves to the commit in one step.
 *
 * Locked: the branch moves only forward (`force: false`), and the commit's parent is `head`; a branch with anything newer
 * cannot take it. Left: a branch that somebody forces *back* to before `head`, in the moment before the last step, takes
 * the commits between along again.
 */
export async function commitToGithub(
  calls: Calls,
  root: string,
  request: ProviderCommit,
): Promise<ProviderCommitResult> {
  const { branch, head } = request
  if (head === null) {
    throw new ProviderError(
      'invalid',
      'GitHub’s API cannot make the first commit of a repository. Add a README on its page, then connect again.',
    )
  }
  const headOf = async (name: string) => {
    const ref = await nullIfMissing(
      calls.json(refAnswer, { path: `${root}/git/ref/heads/${encodedPath(name)}`, accept }),
    )
    return ref && ref.object.sha
  }
  return lockedCommit(request, headOf, async () => {
    const commit = await makeCommit(calls, root, { ...request, head })
    const ref = branch.create
      ? ({ method: 'POST', path: `${root}/git/refs`, body: { ref: `refs/heads/${branch.name}`, sha: commit } } as const)
      : ({
          method: 'PATCH',
          path: `${root}/git/refs/heads/${encodedPath(branch.name)}`,
          body: { sha: commit, force: false },
        } as const)
    await calls.json(refAnswer, { ...ref, accept })
    return commit
  })
}

async function makeCommit(
  calls: Calls,
  root: string,
  request: ProviderCommit & { readonly head: string },
): Promise<string> {
  const { head, message } = request
  const wants = (folder: string) => request.files.some(({ path }) => path.startsWith(folder))
  const before = new Map((await githubFiles(calls, root, head, wants)).map(({ path, mode }) => [path, mode]))
  const files = checkedFiles(request.files, (path) => before.has(path))
  const base = await calls.json(commitAnswer, { path: `${root}/git/commits/${encodedPath(head)}`, accept })
  const entries = files.map(({ path, text }) => {
    // An executable file stays one.
    const entry = { path, mode: before.get(path) ?? '100644', type: 'blob' }
    return text === null ? { ...entry, sha: null } : { ...entry, content: text }
  })
  const post = (what: 'trees' | 'commits', body: unknown) =>
    calls.json(shaAnswer, { method: 'POST', path: `${root}/git/${what}`, body, accept })
  const tree = await post('trees', { base_tree: base.tree.sha, tree: entries })
  return (await post('commits', { message, tree: tree.sha, parents: [head] })).sha
}
