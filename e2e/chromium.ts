import { existsSync } from 'node:fs'

/** Where a Chromium may stand, best first. `CHROME_PATH` wins; without any, Playwright uses the one it downloaded. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function chromiumPath(): string | undefined {
  const chosen = process.env.CHROME_PATH
  if (chosen) return chosen
  return SYSTEM_BROWSERS.find((path) => existsSync(path))
}

/** Launch options shared by component tests, journeys and the benchmark. The flags keep Chromium off the network. */
export function chromiumLaunch(): { executablePath?: string; args: string[] } {
  const executablePath = chromiumPath()
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }
}
