import { existsSync } from 'node:fs'
import systemBrowsers from '../scripts/browsers.json' with { type: 'json' }

/** Where a Chromium stands: `CHROME_PATH` wins, then the system's; without any, Playwright uses the one it downloaded. */
export function chromiumPath(): string | undefined {
  const chosen = process.env.CHROME_PATH
  if (chosen) return chosen
  return systemBrowsers.find((path) => existsSync(path))
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
