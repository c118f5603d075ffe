import { z } from 'zod'
import type { ConnectionStore } from '../../core/repo/connectionStore.ts'

const NAME = 'pipeline-studio.connection'

const shape = z.object({
  address: z.object({
    kind: z.enum(['github', 'gitlab', 'bitbucket', 'gitea', 'harness']),
    api: z.string(),
    repo: z.string(),
  }),
  branch: z.string(),
  token: z.string(),
})

/** A connection with its token in `sessionStorage`: it ends with the tab. A browser that keeps none forgets it at once. */
export function sessionConnection(storage: () => Storage = () => sessionStorage): ConnectionStore {
  return {
    get: () => {
      const kept = attempt(() => storage().getItem(NAME))
      const parsed = kept && shape.safeParse(jsonOf(kept))
      return parsed && parsed.success ? parsed.data : null
    },
    keep: (connection) => void attempt(() => storage().setItem(NAME, JSON.stringify(connection))),
    forget: () => void attempt(() => storage().removeItem(NAME)),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Reading the property itself may throw, where a browser forbids it. */
function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
