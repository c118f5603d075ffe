import type { Context } from 'hono'
import { z } from 'zod'
import type { WriteRequest } from '../core/repo/companionProtocol.ts'
import { HostError } from '../core/repo/fileHost.ts'
import type { CommitRequest, PullRequest, PushRequest } from '../core/repo/repoHost.ts'

/** Bytes of a request's JSON: the largest file, with room for escapes. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const oneLine = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\0\r\n<>]+$/)

const file = z.strictObject({ path: z.string().max(4096), text: z.string(), baseHash: hash.nullable() })

export const writeRequest: z.ZodType<WriteRequest> = file
const agreed = z.array(z.string().max(10_000)).max(1000).optional()

export const pushRequest: z.ZodType<PushRequest> = z.strictObject({ branch: z.string().max(1000), agreed })
export const pullRequest: z.ZodType<PullRequest> = z.strictObject({ how: z.enum(['merge', 'rebase']), agreed })
export const commitRequest: z.ZodType<CommitRequest> = z.strictObject({
  files: z.array(file).max(10_000),
  branch: z.strictObject({ name: z.string().max(1000), create: z.boolean() }),
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
