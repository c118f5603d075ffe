import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './e2e/chromium.ts'

/** Journeys against the built program. Each test starts its own companion on a free port (see e2e/studio.ts). */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  use: {
    browserName: 'chromium',
    // Storing the whole page takes time that the journeys need; e2e/offline.spec.ts allows it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: chromiumLaunch(),
    trace: 'retain-on-failure',
  },
})
