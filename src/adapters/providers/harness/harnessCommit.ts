import { z } from 'zod'
import type { ProviderCommit, ProviderCommitResult } from '../../../core/repo/providerHost.ts'
import { checkedFiles } from '../checkedFiles.ts'
import { encodedPath } from '../encodedPath.ts'
import { base64Of } from '../fileText.ts'
import { commitOnNewBranch, lockedCommit } from '../lockedCommit.ts'
import { nullIfMissing } from '../missing.ts'
import type { HarnessCalls } from './harnessCalls.ts'

const branchAnswer = z.object({ sha: z.string() })
const contentAnswer = z.object({ sha: z.string() })
const commitAnswer = z.object({ commit_id: z.string() })

/**
 * Locked: each file that is changed (`sha`, the id of its content at `head`) and each new one (it must not exist); Harness
 * itself moves the branch only from the head that it read. A new branch is made at `head` first, for `new_branch` would
 * begin at another branch's present head. Left, in the moment between the comparison of the branch and the write: a commit
 * to *other* files, on top of which ours then comes; and a change to a file that ours deletes, for a deletion takes no
 * lock.
 */
export async function commitToHarness(calls: HarnessCalls, request: ProviderCommit): Promise<ProviderCommitResult> {
  const { branch, head } = request
  const branchPath = `/branches/${encodedPath(branch.name)}`
  const headOf = async () => {
    const found = await nullIfMissing(calls.json(branchAnswer, { path: branchPath }))
    return found && found.sha
  }
  return lockedCommit(request, headOf, async () => {
    const body = await changeOf(calls, request)
    const write = async () => (await calls.json(commitAnswer, { method: 'POST', path: '/commits', body })).commit_id
    if (!branch.create || head === null) return write()
    return commitOnNewBranch(branch.name, {
      make: () => calls.send({ method: 'POST', path: '/branches', body: { name: branch.name, target: head } }),
      write,
      remove: () => calls.send({ method: 'DELETE', path: branchPath }),
    })
  })
}

async function changeOf(calls: HarnessCalls, { files, branch, head, message }: ProviderCommit): Promise<unknown> {
  const ids = await idsAt(calls, files, head)
  const actions = checkedFiles(files, (path) => ids.has(path)).map(({ path, text }) => {
    const sha = ids.get(path)
    if (text === null) return { action: 'DELETE', path }
    return { action: sha === undefined ? 'CREATE' : 'UPDATE', path, payload: base64Of(text), encoding: 'base64', sha }
  })
  // Harness joins them again, with an empty line between.
  const [title = '', ...rest] = message.split('\n')
  return { branch: branch.name, title, message: rest.join('\n').trim(), actions }
}

/** By path, the id of each file's content at the commit. Files that are not there are missing. */
async function idsAt(
  calls: HarnessCalls,
  files: ProviderCommit['files'],
  head: string | null,
): Promise<ReadonlyMap<string, string>> {
  if (head === null) return new Map()
  const found = await Promise.all(
    files.map(async ({ path }) => {
      const call = { path: `/content/${encodedPath(path)}`, query: { git_ref: head } }
      const content = await nullIfMissing(calls.json(contentAnswer, call))
      return content ? ([[path, content.sha]] as const) : []
    }),
  )
  return new Map(found.flat())
}
