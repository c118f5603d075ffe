import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'

const WEB = fileURLToPath(new URL('../dist/web/', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** `dist/web` as a host serves it that knows nothing of the studio, in a folder of a site. */
export const test = base.extend<{ site: string }>({
  // Playwright reads the fixtures that one needs from this parameter.
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://site').pathname.replace(/^\/studio\//, '/'))
      readFile(join(WEB, path.endsWith('/') ? `${path}index.html` : path)).then(
        (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(body),
        () => response.writeHead(404).end(),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/studio/`)
    server.close()
  },
})
