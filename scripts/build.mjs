import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

const program = join(root, 'dist', 'cli.js')
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'vite.node.config.ts', 'package-lock.json']

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

/** The same where it is needed: `npm start` and `npm pack` come with what the sources say. */
export function buildIfStale() {
  return isStale() ? build() : Promise.resolve(0)
}

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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exit(await (process.argv.includes('--if-stale') ? buildIfStale() : build()))
}
