import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { HostError } from '../core/repo/fileHost.ts'
import { TOKEN_HEADER } from '../core/repo/companionProtocol.ts'

/** What a browser may call us. Any other name in `Host` is a page that points its own name at this machine. */
const OWN_NAMES = new Set(['127.0.0.1', 'localhost'])

/** Only this machine's own names, and no other site's page: checked for every request, files of the page included. */
export function ownHostOnly(): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!OWN_NAMES.has(host.replace(/:\d+$/, ''))) throw new HostError('forbidden', 'Unknown host name.')
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`) throw new HostError('forbidden', 'Unknown origin.')
    const site = context.req.header('sec-fetch-site')
    const isPage = context.req.header('sec-fetch-mode') === 'navigate'
    // Following a link to the studio is fine; another site's script, picture or form is not.
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isPage) {
      throw new HostError('forbidden', 'Only the studio itself may ask.')
    }
    await next()
  }
}

/** The token of this start, on every call. Compared in constant time. */
export function tokenRequired(token: string): MiddlewareHandler {
  const wanted = digest(token)
  return async (context, next) => {
    if (!timingSafeEqual(digest(context.req.header(TOKEN_HEADER) ?? ''), wanted)) {
      throw new HostError(
        'unauthorized',
        'This page belongs to an earlier start. Open the address that the program printed.',
      )
    }
    await next()
  }
}

/** A form of another site cannot send JSON without asking first, and we never answer such a question. */
export function jsonOnly(): MiddlewareHandler {
  return async (context, next) => {
    const type = context.req.header('content-type') ?? ''
    const hasBody = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    if (hasBody && !/^application\/json(?:;|$)/i.test(type)) throw new HostError('invalid', 'Only JSON is taken.')
    await next()
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
