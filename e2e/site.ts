import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'

/** The built page. */
export const WEB = fileURLToPath(new URL('../dist/web/', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

export interface Site {
  readonly address: string
  /** What was asked for, in order. */
  readonly asked: readonly string[]
  /** Serves another folder from now on. */
  deploy(folder: string): void
  stop(): Promise<void>
}

/** The built page as a host serves it that knows nothing of the studio, in a folder of a site. */
export async function serveSite(name = '127.0.0.1'): Promise<Site> {
  let folder = WEB
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname.replace(/^\/studio\//, '/'))
    asked.push(path)
    readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://${name}:${(server.address() as AddressInfo).port}/studio/`,
    asked,
    deploy: (next) => {
      folder = next
    },
    stop: async () => {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Journeys over a site of their own. */
export const test = base.extend<{ site: string }>({
  // Playwright reads the fixtures that one needs from this parameter.
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = await serveSite()
    await use(site.address)
    await site.stop()
  },
})
