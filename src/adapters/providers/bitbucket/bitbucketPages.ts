import { z } from 'zod'
import { ProviderError } from '../../../core/repo/providerHost.ts'
import type { Call, Calls } from '../call.ts'
import { allPages } from '../pages.ts'

/** The values of all pages. Each page names the address of the next. */
export async function bitbucketPages<T>(calls: Calls, value: z.ZodType<T>, first: Call): Promise<readonly T[]> {
  const answer = z.object({ values: z.array(value), next: z.string().optional() })
  return allPages<T, Call>(first, async (call) => {
    const { values, next } = await calls.json(answer, call)
    return { items: values, next: next === undefined ? undefined : { path: pathBelow(calls.service.api, next) } }
  })
}

/** The token goes to the API's own address only. */
function pathBelow(api: string, address: string): string {
  if (!address.startsWith(`${api}/`)) {
    throw new ProviderError('internal', `Bitbucket named a next page that is not below ${api}. Nothing was sent there.`)
  }
  return address.slice(api.length)
}
