import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

const SYSTEM_BROWSERS = JSON.parse(readFileSync(new URL('./browsers.json', import.meta.url), 'utf8'))
const APT_TRIES = 5
/** The first is Chromium without its own windows, which the tests have no use for: they take a quarter less time. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'chromium']

/** Finds a Chromium for the tests, or installs one: `CHROME_PATH`, the system's, Debian's package as root, Playwright's own. */
export async function provideBrowser(root) {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (existsSync(chosen)) return
    console.error(`CHROME_PATH names ${chosen}, but there is no such file.`)
    process.exit(1)
  }
  if (SYSTEM_BROWSERS.some((path) => existsSync(path))) return
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0 && (await installDebianChromium())) return
  console.error('Installing Playwright’s Chromium…')
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
  if ((await run(process.execPath, [playwright, 'install', 'chromium'])) === 0) return
  console.error('No Chromium was found and none could be installed. Install one and set CHROME_PATH to it.')
  process.exit(1)
}

async function installDebianChromium() {
  console.error('Installing Debian’s Chromium…')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  // Another apt may hold the lock for a while on a fresh machine.
  for (let tries = 0; tries < APT_TRIES; tries += 1) {
    if ((await run('apt-get', ['-qq', 'update'], quiet)) === 0) {
      for (const name of DEBIAN_PACKAGES) {
        if ((await run('apt-get', ['-qq', 'install', '-y', name], quiet)) === 0) return true
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5000))
  }
  return false
}
