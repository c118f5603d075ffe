import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { test } from './site.ts'

const PIPELINE = `pipeline:
  name: Mine # by hand
  identifier: mine
  stages:
    - stage:
        name: Build
        identifier: build
        type: Custom
        spec:
          execution:
            steps:
              - step: { type: Run, name: Make, identifier: make, spec: { command: make } }
`

test.beforeEach(async ({ page }) => {
  page.on('pageerror', (error) => {
    throw error
  })
  // A test cannot press in the browser's own dialogs. The origin's private files have the same handles.
  await page.addInitScript(() => {
    const choose = async (name: string) =>
      (await navigator.storage.getDirectory()).getFileHandle(name, { create: true })
    Object.assign(globalThis, {
      showOpenFilePicker: async () => [await choose('mine.yaml')],
      showSaveFilePicker: async (options: { suggestedName: string }) => choose(`chosen-${options.suggestedName}`),
    })
  })
})

test('Save writes the file that was opened, also after a reload', async ({ site, page }) => {
  await page.goto(site)
  await write(page, 'mine.yaml', PIPELINE)
  await page.getByRole('button', { name: 'Open file' }).first().click()
  await renameStep(page, 'Make', 'Make all')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => read(page, 'mine.yaml')).toBe(PIPELINE.replace('name: Make', 'name: Make all'))
  await expect(page.getByText('Edited', { exact: true })).toBeHidden()

  // Drafts are durable within a second.
  await page.waitForTimeout(1200)
  await page.reload()
  await renameStep(page, 'Make all', 'Make it')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => read(page, 'mine.yaml')).toBe(PIPELINE.replace('name: Make', 'name: Make it'))
})

test('asks before it overwrites a file that changed meanwhile', async ({ site, page }) => {
  await page.goto(site)
  await write(page, 'mine.yaml', PIPELINE)
  await page.getByRole('button', { name: 'Open file' }).first().click()
  await renameStep(page, 'Make', 'Make all')
  const theirs = PIPELINE.replace('by hand', 'by somebody else')
  await write(page, 'mine.yaml', theirs)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'mine.yaml changed on disk' })
  await expect(dialog).toBeVisible()
  expect(await read(page, 'mine.yaml')).toBe(theirs)
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => read(page, 'mine.yaml')).toBe(theirs.replace('name: Make', 'name: Make all'))
})

test('asks where a new text goes', async ({ site, page }) => {
  await page.goto(site)
  await page.getByRole('button', { name: 'Look at the example first' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('Saved chosen-payments-api.yaml')
  expect(await read(page, 'chosen-payments-api.yaml')).toContain('name: Payments API')
})

async function renameStep(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('group', { name: `${from}, Run step` }).click()
  await page.getByLabel('Name', { exact: true }).fill(to)
  await page.keyboard.press('Enter')
}

async function write(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ([name, text]) => {
      const folder = await navigator.storage.getDirectory()
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
      await writable.write(text)
      await writable.close()
    },
    [name, text] as const,
  )
}

/** `null` while the browser swaps the file for its new text. */
function read(page: Page, name: string): Promise<string | null> {
  return page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory()
    try {
      return await (await (await folder.getFileHandle(name)).getFile()).text()
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotReadableError') return null
      throw error
    }
  }, name)
}
