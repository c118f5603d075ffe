import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/** The page, the program with the library, and the library's types. Each step is one process, so that memory is given back. */
const STEPS = [
  { what: 'the page', args: [vite, 'build', '--logLevel', 'warn'] },
  // After the page, whose files it knows.
  { what: 'its service worker', args: [vite, 'build', '--logLevel', 'warn', '--config', 'vite.worker.config.ts'] },
  { what: 'the program', args: [vite, 'build', '--logLevel', 'warn', '--config', 'vite.node.config.ts'] },
  { what: 'the types', args: [tsc, '--project', join('scripts', 'tsconfig.types.json')] },
]

/** Builds into `dist/`. Resolves with the exit status; what goes on is told on stderr, so that stdout stays the program's. */
export async function build() {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  for (const { what, args } of STEPS) {
    console.error(`Building ${what}…`)
    const status = await run(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
    if (status !== 0) {
      console.error(`Building ${what} failed.`)
      return status
    }
  }
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await build())
