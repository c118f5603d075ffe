import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { HostError } from '../core/repo/fileHost.ts'

/** Vite puts a content hash into the names of everything in `assets/`. */
const HASHED = /\/assets\//
const YEAR_SECONDS = 31_536_000

/** The built page. Its files never change under a hashed name, and are looked up again under any other. */
export function page(webRoot: string): Hono {
  const app = new Hono()
  app.use(
    '*',
    serveStatic({
      root: webRoot,
      onFound: (path, context) => {
        context.header('Cache-Control', HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
      },
    }),
  )
  app.all('*', () => {
    throw new HostError('not-found', 'There is no such page.')
  })
  return app
}
