import { z } from 'zod'
import type { ProviderCommit, ProviderCommitResult } from '../../../core/repo/providerHost.ts'
import { ProviderError } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { checkedFiles } from '../checkedFiles.ts'
import { encodedPath } from '../encodedPath.ts'
import { lockedCommit } from '../lockedCommit.ts'
import { nullIfMissing } from '../missing.ts'

const branchAnswer = z.object({ target: z.object({ hash: z.string() }) })
const metaAnswer = z.object({ type: z.string() })

/**
 * Locked: the whole branch. With `parents` and the name of a branch that exists, Bitbucket refuses (409) unless the parent
 * is the branch's head. Left: a new branch whose name somebody else takes, for the same commit, in the moment before the
 * write; ours then comes on top of theirs, which had nothing yet.
 *
 * A form without parts is sent: one with parts would have its line ends and odd names rewritten by the browser. It cannot
 * say that a file is executable: a file that was one no longer is.
 */
export async function commitToBitbucket(
  calls: Calls,
  root: string,
  request: ProviderCommit,
): Promise<ProviderCommitResult> {
  const headOf = async (name: string) => {
    const path = `${root}/refs/branches/${encodedPath(name)}`
    const found = await nullIfMissing(calls.json(branchAnswer, { path }))
    return found && found.target.hash
  }
  return lockedCommit(request, headOf, async () => {
    const there = await pathsAtHead(calls, root, request)
    checkedFiles(request.files, (path) => there.has(path))
    const response = await calls.send({ method: 'POST', path: `${root}/src`, body: formOf(request) })
    // The commit's address is in a header that a page may not be allowed to see; the branch has just been moved to it.
    const commit =
      /\/commit\/([0-9a-f]{40})/.exec(response.headers.get('location') ?? '')?.[1] ??
      (await headOf(request.branch.name))
    if (commit === null) throw new ProviderError('internal', 'Bitbucket does not name the commit. Look at the branch.')
    return commit
  })
}

function formOf({ files, branch, head, message }: ProviderCommit): URLSearchParams {
  const form = new URLSearchParams({ message, branch: branch.name })
  if (head !== null) form.append('parents', head)
  for (const { path, text } of files) {
    // The leading slash tells a file from a field: there may be a file named “message”.
    if (text === null) form.append('files', `/${path}`)
    else form.append(`/${path}`, text)
  }
  return form
}

async function pathsAtHead(calls: Calls, root: string, { files, head }: ProviderCommit): Promise<ReadonlySet<string>> {
  if (head === null) return new Set()
  const found = await Promise.all(
    files.map(async ({ path }) => {
      const call = { path: `${root}/src/${encodedPath(head)}/${encodedPath(path)}`, query: { format: 'meta' } }
      return (await nullIfMissing(calls.json(metaAnswer, call))) ? [path] : []
    }),
  )
  return new Set(found.flat())
}
