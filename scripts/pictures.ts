import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { chromiumLaunch } from '../e2e/chromium.ts'
import { startProgram } from '../e2e/program.ts'

/** Takes the README's pictures from the built studio over the example workspace: `npm run pictures [-- FOLDER]`. */
const OUT = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const SIZES = [
  { name: '', width: 1440, height: 900 },
  { name: '-narrow', width: 1024, height: 768 },
]
const FILE = 'payments-api.yaml'

interface Shot {
  readonly name: string
  readonly file?: string
  readonly view?: string
  readonly select?: string
  readonly before?: (page: Page) => Promise<void>
}

const SHOTS: readonly Shot[] = [
  { name: 'empty' },
  { name: 'visual', file: FILE },
  { name: 'background', file: FILE, select: 'build/dind' },
  {
    name: 'background-more',
    file: FILE,
    select: 'build/dind',
    before: async (page) => page.getByLabel('Limit CPU').scrollIntoViewIfNeeded(),
  },
  {
    name: 'advanced',
    file: FILE,
    select: 'integration_tests',
    before: (page) => page.getByRole('tab', { name: 'Advanced' }).click(),
  },
  { name: 'split', file: FILE, view: 'split', select: 'build/dind' },
  { name: 'yaml', file: FILE, view: 'yaml', select: 'build/dind' },
  { name: 'problems', file: FILE, before: (page) => page.getByRole('button', { name: /^Problems/ }).click() },
  {
    name: 'export',
    file: FILE,
    select: 'build/dind',
    before: async (page) => {
      await page.getByLabel('Image', { exact: true }).fill('docker:28-dind')
      await page.getByLabel('Image', { exact: true }).press('Enter')
      // Where there is no room, the inspector is a drawer over everything else.
      const drawer = page.getByRole('dialog', { name: 'Inspector' })
      if (await drawer.isVisible()) await drawer.getByRole('button', { name: 'Close inspector' }).click()
      await page.getByRole('button', { name: 'Export', exact: true }).click()
    },
  },
  {
    name: 'new',
    before: async (page) => {
      const files = page.getByRole('button', { name: 'Show files' })
      if (await files.isVisible()) await files.click()
      await page.getByRole('button', { name: 'New pipeline' }).first().click()
    },
  },
  { name: 'palette', file: FILE, before: (page) => page.keyboard.press('ControlOrMeta+k') },
  {
    name: 'library',
    file: FILE,
    before: async (page) => {
      await page
        .getByRole('region', { name: 'Canvas' })
        .getByRole('group', { name: /^Unit tests, / })
        .focus()
      await page.keyboard.press('a')
    },
  },
  {
    name: 'map',
    file: FILE,
    before: (page) => page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: 'Service map' }).click(),
  },
  {
    name: 'search',
    file: FILE,
    before: async (page) => {
      await page.keyboard.press('ControlOrMeta+Shift+f')
      await page.getByRole('dialog', { name: 'Search in the pipeline' }).getByRole('combobox').fill('docker')
    },
  },
]

await mkdir(OUT, { recursive: true })
const program = await startProgram()
const browser = await chromium.launch(chromiumLaunch())
try {
  for (const size of SIZES) {
    for (const theme of ['light', 'dark'] as const) {
      for (const shot of SHOTS) {
        const context = await browser.newContext({
          viewport: { width: size.width, height: size.height },
          colorScheme: theme,
          reducedMotion: 'reduce',
        })
        const page = await context.newPage()
        page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`))
        try {
          await take(page, shot, `${OUT}/${shot.name}-${theme}${size.name}.png`)
        } catch (error) {
          console.error(`${shot.name} ${theme}${size.name}: ${String(error).split('\n')[0]}`)
          process.exitCode = 1
        }
        await context.close()
      }
    }
  }
} finally {
  await browser.close()
  await program.stop()
}

async function take(page: Page, shot: Shot, path: string): Promise<void> {
  page.setDefaultTimeout(8000)
  const address = new URL(program.address)
  if (shot.file) address.searchParams.set('file', shot.file)
  if (shot.view) address.searchParams.set('view', shot.view)
  if (shot.select) address.searchParams.set('select', shot.select)
  await page.goto(address.href)
  await page.evaluate(() => document.fonts.ready)
  if (shot.view) await page.locator('.view-line').first().waitFor()
  await page.waitForTimeout(600)
  try {
    await shot.before?.(page)
  } finally {
    await page.waitForTimeout(500)
    await page.screenshot({ path })
  }
}
