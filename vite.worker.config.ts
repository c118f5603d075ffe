import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { defineConfig } from 'vite'

const WEB = 'dist/web'
const WORKER = 'serviceWorker.js'
const files = keptFiles()
const hash = createHash('sha256')
for (const name of files) hash.update(`${name}\0`).update(readFileSync(join(WEB, name)))

/** The service worker: one plain script beside the built page, which it knows file by file. */
export default defineConfig({
  publicDir: false,
  define: {
    VERSION: JSON.stringify(hash.digest('hex').slice(0, 16)),
    FILES: JSON.stringify(files.map((name) => (name === 'index.html' ? './' : name)).join('\n')),
  },
  build: {
    outDir: WEB,
    emptyOutDir: false,
    target: 'es2023',
    rolldownOptions: {
      input: 'src/adapters/offline/serviceWorker.ts',
      output: { format: 'iife', entryFileNames: WORKER },
    },
  },
})

/** All that the page loads, by name. The examples are for the companion to copy: the page has its own as chunks. */
function keptFiles(): string[] {
  return readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(WEB, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !/^(\.vite|examples)\//.test(name) && name !== WORKER)
    .toSorted()
}
