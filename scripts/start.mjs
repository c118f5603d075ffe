import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installPackages, requireNode } from './install.mjs'

/** `npm start [-- ARGUMENTS]`: on a fresh machine with Node and git, installs, builds, then runs the program. */
const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'dist', 'cli.js')
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'vite.node.config.ts', 'package-lock.json']

requireNode()
await installPackages(root)
if (isStale()) {
  const { build } = await import('./build.mjs')
  const status = await build()
  if (status !== 0) process.exit(status)
}
// npm runs scripts in the package's folder; a folder named by the person counts from where they stand.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
process.argv = [process.execPath, program, ...process.argv.slice(2)]
await import(pathToFileURL(program).href)

/** Whether a source is newer than the program. Tests are not part of it. */
function isStale() {
  if (!existsSync(program)) return true
  const built = statSync(program).mtimeMs
  return SOURCES.some((path) => newest(join(root, path)) > built)
}

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
