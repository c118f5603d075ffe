import type { FailureAnswer } from '../core/repo/companionProtocol.ts'
import { HostError } from '../core/repo/fileHost.ts'
import { codeOf } from './errorCode.ts'

/** What disk and network say, as a sentence. */
const SYSTEM: Readonly<Record<string, readonly [code: HostError['code'], sentence: string]>> = {
  EACCES: ['forbidden', 'The system does not allow it: permission denied.'],
  EPERM: ['forbidden', 'The system does not allow it: operation not permitted.'],
  EROFS: ['forbidden', 'The disk is read-only.'],
  ELOOP: ['forbidden', 'The path leads through links in a circle.'],
  ENOSPC: ['internal', 'The disk is full; nothing was written.'],
  EDQUOT: ['internal', 'Your disk quota is used up; nothing was written.'],
  ENAMETOOLONG: ['invalid', 'The name is too long for this disk.'],
  ENOTDIR: ['invalid', 'A part of the path is a file, not a folder.'],
  EISDIR: ['invalid', 'That is a folder, not a file.'],
  ENOENT: ['not-found', 'There is no such file any more.'],
  ECONNRESET: ['invalid', 'The request ended before all of it was here.'],
  EMFILE: ['internal', 'Too many files are open on this machine. Try again.'],
}

const STATUS = {
  unreachable: 503,
  unauthorized: 401,
  'not-found': 404,
  forbidden: 403,
  'too-large': 413,
  'not-text': 422,
  git: 422,
  invalid: 400,
  internal: 500,
} as const satisfies Record<HostError['code'], number>

/** Any failure as a `HostError`. What only a bug can cause keeps its words for the log and says little to the page. */
export function hostError(error: unknown): HostError {
  if (error instanceof HostError) return error
  const known = SYSTEM[codeOf(error) ?? '']
  if (known) return new HostError(...known)
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return new HostError('internal', 'The companion failed. Its terminal says more.')
}

export function statusOf(error: HostError): (typeof STATUS)[HostError['code']] {
  return STATUS[error.code]
}

export function failureAnswer(error: unknown): FailureAnswer {
  const { code, message, said } = hostError(error)
  return { error: { code, message, ...(said === '' ? {} : { said }) } }
}
