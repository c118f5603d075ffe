import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
  yaml: 'text/yaml',
}

/** A page with Monaco and nothing else, over one text: what the same key and the same start cost without the studio. */
export interface Alone {
  readonly address: string
  stop(): Promise<void>
}

/** Built once into `folder`, as the studio is: minified and served from loopback. */
export async function buildAlone(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'alone'),
    base: './',
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4000 },
  })
}

export async function serveAlone(folder: string, text: string): Promise<Alone> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html'
    const body = name === 'pipeline.yaml' ? Promise.resolve(text) : readFile(join(folder, name))
    body.then(
      (content) =>
        response
          .writeHead(200, { 'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' })
          .end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
