import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildIfStale } from './build.mjs'
import { installPackages, requireNode } from './install.mjs'

/** `npm start [-- ARGUMENTS]`: on a fresh machine with Node and git, installs, builds, then runs the program. */
const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'dist', 'cli.js')

requireNode()
await installPackages(root)
const status = await buildIfStale()
if (status !== 0) process.exit(status)
// npm runs scripts in the package's folder; a folder named by the person counts from where they stand.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
process.argv = [process.execPath, program, ...process.argv.slice(2)]
await import(pathToFileURL(program).href)
