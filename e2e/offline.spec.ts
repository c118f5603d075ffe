import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { test as base } from '@playwright/test'
import { startProgram } from './program.ts'
import type { Site } from './site.ts'
import { serveSite, WEB } from './site.ts'
import { expect, expectAccessible } from './test.ts'
import { makeWorkspace } from './workspace.ts'
import { yamlEditor } from './yaml.ts'

/** A host that is not this machine by its name, as a site is not; browsers trust it all the same. */
const HOST = 'studio.localhost'

const test = base.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = await serveSite(HOST)
    await use(site)
    await site.stop()
  },
})

test.use({ serviceWorkers: 'allow' })

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error
  })
})

test('works without a network after the first load', async ({ site, page, context }) => {
  await page.goto(site.address)
  await kept(page)
  await goOffline(site, context)
  // The page that was loaded before there was anything to load from.
  await openExample(page)
  await page.getByRole('tab', { name: 'YAML' }).click()
  await yamlEditor(page).ready()

  await page.reload()
  await page.getByRole('tab', { name: 'Visual' }).click()
  await renameStep(page, 'Tests without a network')
  // Drafts are durable within a second.
  await page.waitForTimeout(1200)
  await page.reload()
  await expect(page.getByRole('group', { name: /Tests without a network, / })).toBeVisible()
  await page.getByRole('tab', { name: 'YAML' }).click()
  await expect.poll(() => yamlEditor(page).text()).toContain('Tests without a network')
})

test('keeps the files of the page and nothing else', async ({ site, page, context }) => {
  await page.goto(site.address)
  await kept(page)
  const names = await page.evaluate(async (scope) => {
    const [name = ''] = await caches.keys()
    const requests = await (await caches.open(name)).keys()
    return requests.map(({ url }) => url.slice(scope.length))
  }, site.address)
  expect(names).toEqual(expect.arrayContaining(['', 'icon.svg', 'manifest.webmanifest']))
  expect(names.filter((name) => /editors-.*\.js$|checker\.worker-.*\.js$|\.woff2$/.test(name))).toHaveLength(4)

  // A failure is the host's answer each time, and a call always goes out.
  const call = () => page.evaluate(async () => (await fetch('./api/workspace')).status)
  expect([await call(), await call()]).toEqual([404, 404])
  expect(site.asked.filter((path) => path === '/api/workspace')).toHaveLength(2)
  await goOffline(site, context)
  const other = await context.newPage()
  await other.goto(`${site.address}?view=yaml`)
  await expect(other.getByRole('banner')).toBeVisible()
  await expect(other.goto(`${site.address}?token=secret`)).rejects.toThrow(/ERR_/)
})

test('a new version waits until it is wanted, tab by tab, and unsaved text survives it', async ({
  site,
  page,
  context,
}) => {
  const second = await secondVersion()
  await page.goto(site.address)
  await kept(page)
  const other = await context.newPage()
  await other.goto(site.address)
  await openExample(page)
  await openExample(other)

  site.deploy(second)
  await lookForUpdate(page)
  const update = (tab: Page) => tab.getByRole('contentinfo').getByRole('button', { name: 'Update' })
  await expect(update(page)).toBeVisible()
  await expect(update(other)).toBeVisible()
  await renameStep(page, 'Not saved yet')
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await expectAccessible(page, '.status-bar')
  }
  expect(await versionOf(page)).toBe('first')

  await update(page).click()
  await expect.poll(() => versionOf(page)).toBe('second')
  await expect(page.getByRole('group', { name: /Not saved yet, / })).toBeVisible()
  await expect(update(page)).toBeHidden()

  // The other tab is as it was, and finds its own parts although the host has them no more.
  expect(await versionOf(other)).toBe('first')
  await other.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(other.getByRole('dialog', { name: 'Review and export' })).toBeVisible()
  await other.keyboard.press('Escape')
  await update(other).click()
  await expect.poll(() => versionOf(other)).toBe('second')

  // The last page tidies up.
  await other.close()
  await page.reload()
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1)
  await rm(second, { recursive: true })
})

test('a page of this machine is always the one that is served now', async ({ page }) => {
  const [local, second] = [await serveSite(), await secondVersion()]
  await page.goto(local.address)
  await kept(page)
  local.deploy(second)
  await page.reload()
  expect(await versionOf(page)).toBe('second')
  await lookForUpdate(page)
  await expect.poll(() => isWaiting(page)).toBe(true)
  await expect(page.getByRole('button', { name: 'Update' })).toBeHidden()
  await local.stop()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Look at the example first' })).toBeVisible()
  await rm(second, { recursive: true })
})

test('a folder’s drafts open while the program does not run', async ({ page }) => {
  const workspace = await makeWorkspace(undefined)
  const program = await startProgram(workspace.folder)
  const address = new URL(program.address)
  address.searchParams.set('file', 'matrix.yaml')
  address.searchParams.set('select', 'meet')
  await page.goto(address.href)
  const name = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true })
  await name.fill('Kept')
  await name.blur()
  await kept(page)
  await page.waitForTimeout(1200)
  // As the installed app begins: without the token.
  await page.goto(address.origin)
  await expect(page.getByRole('alert')).toContainText('open the address that the program prints')
  await expect(page.getByRole('group', { name: 'Kept, Barrier step' })).toBeVisible()
  await page.goto(address.href)
  await expect(page.getByRole('alert')).toBeHidden()
  await program.stop()

  for (const reload of [() => page.reload(), () => page.goto(address.origin)]) {
    await reload()
    await expect(page.getByRole('alert')).toContainText('does not answer')
    await expect(page.getByRole('group', { name: 'Kept, Barrier step' })).toBeVisible()
  }
  await workspace.remove()
})

/** Waits until the page is stored and this page loads from there. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
}

async function goOffline(site: Site, context: BrowserContext): Promise<void> {
  await site.stop()
  await context.setOffline(true)
}

async function openExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look at the example first' }).click()
  await expect(page.getByRole('region', { name: 'Canvas' })).toBeVisible()
}

async function renameStep(page: Page, name: string): Promise<void> {
  await page
    .getByRole('group', { name: /, Run step$/ })
    .first()
    .click()
  const field = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Name', { exact: true })
  await field.fill(name)
  await field.press('Enter')
}

/** What the page does by itself once an hour. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update()
  })
}

function isWaiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)
}

function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset.version ?? 'first').catch(() => 'loading')
}

/** The same page with a mark, and with every file under another name, as after a change of everything. */
async function secondVersion(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-studio-second-'))
  await cp(WEB, folder, { recursive: true })
  const assets = join(folder, 'assets')
  const names = await readdir(assets)
  const all = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g')
  const later = (name: string) => name.replace(/(\.\w+)$/, '-second$1')
  const texts = [
    join(folder, 'index.html'),
    join(folder, 'serviceWorker.js'),
    ...names.filter((name) => /\.(js|css)$/.test(name)).map((name) => join(assets, name)),
  ]
  for (const path of texts) {
    const text = await readFile(path, 'utf8')
    const marked = text.replace('<html ', '<html data-version="second" ').replace(/(?<=\+`)[\da-f]{16}(?=`)/, 'second')
    await writeFile(path, marked.replace(all, later))
  }
  for (const name of names) await rename(join(assets, name), join(assets, later(name)))
  return folder
}
