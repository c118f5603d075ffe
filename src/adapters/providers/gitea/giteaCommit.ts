import { z } from 'zod'
import type { ProviderCommit, ProviderCommitResult } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { checkedFiles } from '../checkedFiles.ts'
import { encodedPath } from '../encodedPath.ts'
import { base64Of } from '../fileText.ts'
import { commitOnNewBranch, lockedCommit } from '../lockedCommit.ts'
import { nullIfMissing } from '../missing.ts'
import { giteaFiles } from './giteaTree.ts'

const branchAnswer = z.object({ commit: z.object({ id: z.string() }) })
const filesAnswer = z.object({ commit: z.object({ sha: z.string() }) })

/**
 * Locked: each file that is changed or deleted (`sha`, the id of its content at `head`) and each new one (it must not
 * exist). A new branch is made at `head` first, for `new_branch` would begin at another branch's present head; nobody else
 * writes to it yet. Left: a commit to *other* files, in the moment between the comparison of the branch and the write;
 * ours then comes on top of it, and nothing is lost.
 */
export async function commitToGitea(
  calls: Calls,
  root: string,
  request: ProviderCommit,
): Promise<ProviderCommitResult> {
  const { branch, head } = request
  const branchPath = `${root}/branches/${encodedPath(branch.name)}`
  const headOf = async () => {
    const found = await nullIfMissing(calls.json(branchAnswer, { path: branchPath }))
    return found && found.commit.id
  }
  return lockedCommit(request, headOf, async () => {
    const body = await changeOf(calls, root, request)
    const write = async () =>
      (await calls.json(filesAnswer, { method: 'POST', path: `${root}/contents`, body })).commit.sha
    if (!branch.create || head === null) return write()
    return commitOnNewBranch(branch.name, {
      make: () =>
        calls.send({
          method: 'POST',
          path: `${root}/branches`,
          body: { new_branch_name: branch.name, old_ref_name: head },
        }),
      write,
      remove: () => calls.send({ method: 'DELETE', path: branchPath }),
    })
  })
}

async function changeOf(
  calls: Calls,
  root: string,
  { files, branch, head, message }: ProviderCommit,
): Promise<unknown> {
  const before = head === null ? [] : await giteaFiles(calls, root, head)
  const ids = new Map(before.map(({ path, sha }) => [path, sha]))
  const changes = checkedFiles(files, (path) => ids.has(path)).map(({ path, text }) => {
    const sha = ids.get(path)
    if (text === null) return { operation: 'delete', path, sha }
    return { operation: sha === undefined ? 'create' : 'update', path, content: base64Of(text), sha }
  })
  return { branch: branch.name, message, files: changes }
}
