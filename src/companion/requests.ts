import type { Context } from 'hono'
import { z } from 'zod'
import type { BlameRequest, WriteRequest } from '../core/repo/companionProtocol.ts'
import { HostError } from '../core/repo/fileHost.ts'
import type { TextQuery } from '../core/text/findLines.ts'
import type { CommitRequest, PullRequest, PushRequest, SwitchRequest } from '../core/repo/repoHost.ts'

/** Bytes of a request's JSON: the largest file, with room for escapes. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const oneLine = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\0\r\n<>]+$/)

const path = z.string().max(4096)
const branch = z.string().max(1000)
const agreed = z.array(z.string().max(10_000)).max(1000).optional()
const MOST_FILES = 10_000

export const writeRequest: z.ZodType<WriteRequest> = z.strictObject({
  path,
  text: z.string(),
  baseHash: hash.nullable(),
})
export const blameRequest: z.ZodType<BlameRequest> = z.strictObject({ path, text: z.string() })
export const nothing = z.strictObject({})

export const pushRequest: z.ZodType<PushRequest> = z.strictObject({ branch, agreed })
export const switchRequest: z.ZodType<SwitchRequest> = z.strictObject({ branch, create: z.boolean(), agreed })
export const pullRequest: z.ZodType<PullRequest> = z.strictObject({
  how: z.enum(['merge', 'rebase']),
  resolved: z
    .strictObject({
      theirs: z.string().regex(/^[0-9a-f]{40,64}$/),
      files: z.array(z.strictObject({ path, text: z.string() })).max(MOST_FILES),
    })
    .optional(),
  agreed,
})
const committedFile = z.strictObject({
  path,
  text: z.string().nullable(),
  baseHash: hash.nullable(),
  committed: z.string().optional(),
})
export const commitRequest: z.ZodType<CommitRequest> = z.strictObject({
  files: z.array(committedFile).max(MOST_FILES),
  branch: z.strictObject({ name: branch, create: z.boolean() }),
  message: z
    .string()
    .max(100_000)
    .regex(/^[^\0]*$/),
  author: z.strictObject({ name: oneLine, email: oneLine }).optional(),
  signOff: z.boolean().optional(),
  agreed,
})

/** The request's JSON, when it has the shape. */
export async function bodyOf<T>(context: Context, shape: z.ZodType<T>): Promise<T> {
  let value: unknown
  try {
    value = await context.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) throw new HostError('invalid', 'The request is not JSON.')
    throw error
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    throw new HostError(
      'invalid',
      `The request does not fit: ${parsed.error.issues.map(({ message }) => message).join('; ')}`,
    )
  }
  return parsed.data
}

export function pathOf(context: Context): string {
  const path = context.req.query('path')
  if (path === undefined) throw new HostError('invalid', 'The request names no path.')
  return path
}

const LONGEST_QUERY = 1000

/** What is looked for: a text within a line. */
export function queryOf(context: Context): TextQuery {
  const { text = '', case: matchCase, word } = context.req.query()
  if (text === '' || text.length > LONGEST_QUERY || /[\r\n\0]/.test(text))
    throw new HostError('invalid', `A search looks for 1 to ${LONGEST_QUERY} characters of one line.`)
  return { text, matchCase: matchCase === '1', wholeWord: word === '1' }
}
