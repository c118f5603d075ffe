import { z } from 'zod'
import type { ProviderCommit, ProviderCommitResult } from '../../../core/repo/providerHost.ts'
import type { Calls } from '../call.ts'
import { checkedFiles } from '../checkedFiles.ts'
import { encodedSegment } from '../encodedPath.ts'
import { base64Of } from '../fileText.ts'
import { lockedCommit } from '../lockedCommit.ts'
import { nullIfMissing } from '../missing.ts'

const branchAnswer = z.object({ commit: z.object({ id: z.string() }) })
const fileAnswer = z.object({ last_commit_id: z.string() })
const commitAnswer = z.object({ id: z.string() })

/**
 * Locked: each file that is changed or deleted (`last_commit_id`: GitLab refuses when the file changed since), each new
 * one (it must not exist), and the begin of a new branch (`start_sha`). Left: a commit to *other* files, in the moment
 * between the comparison of the branch and the write; ours then comes on top of it, and nothing is lost.
 */
export async function commitToGitlab(
  calls: Calls,
  root: string,
  request: ProviderCommit,
): Promise<ProviderCommitResult> {
  const { branch, head, message } = request
  const headOf = async (name: string) => {
    const path = `${root}/repository/branches/${encodedSegment(name)}`
    const found = await nullIfMissing(calls.json(branchAnswer, { path }))
    return found && found.commit.id
  }
  return lockedCommit(request, headOf, async () => {
    const changedBy = await lastCommits(calls, root, request)
    const files = checkedFiles(request.files, (path) => changedBy.has(path))
    const actions = files.map(({ path, text }) => {
      const last = changedBy.get(path)
      const lock = last === undefined ? {} : { last_commit_id: last }
      if (text === null) return { action: 'delete', file_path: path, ...lock }
      const action = last === undefined ? 'create' : 'update'
      // As text, GitLab is free to read the characters anew.
      return { action, file_path: path, content: base64Of(text), encoding: 'base64', ...lock }
    })
    const start = branch.create && head !== null ? { start_sha: head } : {}
    const body = { branch: branch.name, ...start, commit_message: message, actions }
    return (await calls.json(commitAnswer, { method: 'POST', path: `${root}/repository/commits`, body })).id
  })
}

/** By path, the commit that changed each file last, seen from `head`. Files that are not there are missing. */
async function lastCommits(
  calls: Calls,
  root: string,
  { files, head }: ProviderCommit,
): Promise<ReadonlyMap<string, string>> {
  if (head === null) return new Map()
  const found = await Promise.all(
    files.map(async ({ path }) => {
      const call = { path: `${root}/repository/files/${encodedSegment(path)}`, query: { ref: head } }
      const file = await nullIfMissing(calls.json(fileAnswer, call))
      return file ? ([[path, file.last_commit_id]] as const) : []
    }),
  )
  return new Map(found.flat())
}
