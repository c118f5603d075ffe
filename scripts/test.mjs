import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideBrowser } from './browser.mjs'
import { installPackages, requireNode } from './install.mjs'
import { run } from './run.mjs'

/**
 * `npm test`: installs what is missing, then types, lint, layers, format, unused code, unit, property and component
 * tests, the build, sizes, and the journeys against the build. Goes on after a failure; ends with `N passed, N failed`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)

requireNode()
await installPackages(root)
await provideBrowser(root)
if (!existsSync(join(root, '..', 'shared', 'corpus'))) {
  console.log('No ../shared/corpus here: the tests over real files and the official schema are left out.')
}

const { runChecks } = await import('./check.mjs')
const reports = mkdtempSync(join(tmpdir(), 'pipeline-studio-test-'))
const total = { passed: 0, failed: 0 }
const count = (passed, failed) => {
  total.passed += passed
  total.failed += failed
}

try {
  const checks = await runChecks()
  count(checks.passed, checks.failed.length)

  console.log('\n— unit, property and component tests')
  const vitestReport = join(reports, 'vitest.json')
  const vitest = await run(
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    { cwd: root },
  )
  countReport(vitest, vitestReport, (report) => [report.numPassedTests, report.numFailedTests])

  console.log('\n— build')
  const built = await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root })
  count(built === 0 ? 1 : 0, built === 0 ? 0 : 1)

  if (built === 0) {
    console.log('\n— sizes')
    const sizes = await run(bin('size-limit'), [], { cwd: root })
    count(sizes === 0 ? 1 : 0, sizes === 0 ? 0 : 1)

    console.log('\n— journeys in the browser')
    const journeyReport = join(reports, 'playwright.json')
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport }
    const journeys = await run(bin('playwright'), ['test', '--reporter=list,json'], { cwd: root, env })
    countReport(journeys, journeyReport, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky])
  }
} finally {
  rmSync(reports, { recursive: true, force: true })
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

/** A runner that fails without a failing test (a crash, an unhandled error, no report) counts as one failure. */
function countReport(status, file, read) {
  const [passed, failed] = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0]
  count(passed, status !== 0 && failed === 0 ? 1 : failed)
}
