import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)

/** Everything that needs no test runner. Each also runs alone: `npm run check:types` and so on. */
const CHECKS = [
  ['types', bin('tsc'), ['--noEmit']],
  ['lint and layers', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['format', bin('biome'), ['format', '.']],
  ['unused code', bin('knip'), []],
]

/** Runs all of them, also after a failure, and resolves with the names of those that failed. */
export async function runChecks() {
  const failed = []
  for (const [name, command, args] of CHECKS) {
    console.log(`\n— ${name}`)
    if ((await run(command, args, { cwd: root })) !== 0) failed.push(name)
  }
  return { passed: CHECKS.length - failed.length, failed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await runChecks()
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
  process.exit(failed.length > 0 ? 1 : 0)
}
